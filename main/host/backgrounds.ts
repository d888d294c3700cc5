import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { type BackgroundCollection, isSuspected } from '../backgrounds/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { JobQueue } from '../jobs/index.ts';
import { backgroundUrl, thumbnailUrl } from '../media/index.ts';
import type { BackgroundsRequest } from './requests.ts';

export function backgroundHandlers(collection: BackgroundCollection, { runs }: Catalogue, queue: JobQueue): Handlers<Api>['backgrounds'] {
  const add = (title: string, request: BackgroundsRequest) => queue.add('backgrounds', title, request, 'backgrounds');
  return {
    async list() {
      const records = await collection.list();
      const pictures = records.map((record) => {
        const { id, source, width, height, skin, verdict } = record;
        const urls = { thumbnail: thumbnailUrl(id), image: backgroundUrl(id) };
        return { id, source: source.path, width, height, skin, suspected: isSuspected(record), verdict, ...urls };
      });
      pictures.sort((a, b) => Number(b.suspected) - Number(a.suspected) || b.skin.share - a.skin.share || a.id.localeCompare(b.id));
      return { pictures, problems: await collection.problems() };
    },
    add: ({ path }) => add(`Add photographs of ${path}`, { work: 'add', path }),
    scan: ({ run }) =>
      add(`Look for people by ${run === null ? 'the colour rule' : (runs.get(run)?.name ?? 'a model')}`, { work: 'scan', run }),
    async judge({ ids, verdict }) {
      for (const id of ids) await collection.change(id, { verdict });
      return null;
    },
    async remove({ ids }) {
      await collection.remove(ids);
      return null;
    },
  };
}
