import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { Trash } from './trash.ts';

/** Puts things back, and shows them in the catalogue again. */
export function trashHandlers({ library, datasets, runs }: Catalogue): Handlers<Api>['trash'] {
  const trash = new Trash(library.dir);
  return {
    async restore({ undo }) {
      const { kind, id, folder } = await trash.takeBack(undo);
      if (kind === 'run' && folder !== null) await runs.putFolder(folder);
      if (kind === 'dataset') {
        if (folder === null) await datasets.putRegistration(id);
        else await datasets.putFolder(folder);
      }
      return { kind, id };
    },
  };
}
