import { queryOptions } from '@tanstack/react-query';
import { BUILTIN_PRESETS } from '../../../../shared/domain/preset/builtin.ts';
import { picturedFrames } from '../../../../shared/domain/preset/pictures.ts';
import { Preset } from '../../../../shared/domain/preset/schema.ts';
import { assetUrl } from '../../../client/asset.ts';
import { studio } from '../../../client/connection.ts';

/** Rendered once by tools/presetPictures.ts, so that the gallery is never empty. */
const SHIPPED = import.meta.glob<string>('../../../assets/presets/*.webp', { eager: true, query: '?url', import: 'default' });
const SMALL = { size: 160, samples: 4 } as const;

/** The picture that came with the studio, of a preset with everything as in a built-in one; null for others. */
export function shippedPicture(preset: Preset): string | null {
  const key = looksOf(preset);
  const same = BUILTIN_PRESETS.find((builtin) => looksOf(builtin) === key);
  return same === undefined ? null : (SHIPPED[`../../../assets/presets/${same.name}.webp`] ?? null);
}

const known = new WeakMap<Preset, string>();

/** Everything that decides what is seen. */
function looksOf(preset: Preset): string {
  const before = known.get(preset);
  if (before !== undefined) return before;
  // Parsed, so that the same values stand in the same order.
  const { name: _name, notes: _notes, outputs: _outputs, labels: _labels, ...looks } = Preset.parse(preset);
  const key = JSON.stringify({ ...looks, render: null });
  known.set(preset, key);
  return key;
}

let turn: Promise<unknown> = Promise.resolve();

/** One at a time: cards that have left the view before their turn are not rendered. */
function inTurn<T>(signal: AbortSignal, make: () => Promise<T>): Promise<T> {
  const mine = turn.then(() => {
    signal.throwIfAborted();
    return make();
  });
  turn = mine.catch(() => {});
  return mine;
}

/** URLs of one of a preset's frames as the preview's Blender renders it; the host keeps it by what it was made from. */
export function frameOfPresetQuery(preset: Preset, place: number) {
  const frame = picturedFrames(preset)[place];
  return queryOptions({
    queryKey: ['preset-picture', looksOf(preset), place],
    queryFn: ({ signal }) =>
      frame === undefined
        ? null
        : inTurn(signal, async () => assetUrl((await studio().presets.preview({ preset, frame, ...SMALL }, { signal })).image)),
  });
}
