import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { BUILTIN_PRESETS } from '../../shared/domain/preset/builtin.ts';
import { PresetError, parsePreset } from '../../shared/domain/preset/parse.ts';
import { listUserPacks } from '../assets/index.ts';
import type { BackgroundCollection } from '../backgrounds/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { PackPictures } from './packPictures.ts';
import type { Preview } from './preview.ts';
import { Trash } from './trash.ts';

const BUILTIN = 'builtin:';

export function presetHandlers(
  { presets, library }: Catalogue,
  preview: Preview,
  backgrounds: BackgroundCollection,
  packPictures: PackPictures,
): Handlers<Api>['presets'] {
  return {
    async list() {
      const builtin = BUILTIN_PRESETS.map((preset) => ({ id: `${BUILTIN}${preset.name}`, builtin: true, preset, changedAt: null }));
      return [...builtin, ...(await presets.list()).presets];
    },
    save({ id, preset }) {
      if (id?.startsWith(BUILTIN))
        throw new StudioError('conflict', 'A built-in preset cannot be changed.', { next: 'Save it as a new one.' });
      return presets.save(id, preset);
    },
    async remove({ id }) {
      if (id.startsWith(BUILTIN)) throw new StudioError('conflict', 'A built-in preset cannot be removed.');
      const { name } = (await presets.get(id)).preset;
      return {
        undo: await new Trash(library.dir).put({ kind: 'preset', id, name, folder: null }, [presets.fileOf(id), presets.historyOf(id)]),
      };
    },
    problems: async () => (await presets.list()).problems,
    history: ({ id }) => presets.history(id),
    async keepHistory({ id, history }) {
      await presets.keepHistory(id, history);
      return null;
    },
    parse({ text }) {
      try {
        return parsePreset(text);
      } catch (cause) {
        if (!(cause instanceof PresetError)) throw cause;
        const details = cause.breaks.map(({ path, rule }) => ({ path, rule }));
        const next = cause.newer ? 'Update the studio, or have the preset exported by this version.' : 'Correct the file.';
        throw new StudioError('invalid', cause.message, { next, details, cause });
      }
    },
    assets: async () => ({
      userBackgrounds: await backgrounds.accepted(),
      packs: (await listUserPacks(library.dir)).map(({ index }) => index),
      pictures: await packPictures.urls(),
    }),
    preview: ({ preset, frame, size, samples }, signal) => preview.picture(preset, frame, size, samples, signal),
    body: ({ preset, frame, member }, signal) => preview.body(preset, frame, member ?? 0, signal),
  };
}
