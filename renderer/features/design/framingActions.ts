import type { Framing } from '../../../shared/domain/preset/schema/camera.ts';
import { texts } from '../../texts/design.ts';
import { editPreset, useDesign } from './designStore.ts';

/** A name that no framing has yet: "face", "face 2". */
export function freeName(name: string, framings: readonly Pick<Framing, 'name'>[]): string {
  const taken = new Set(framings.map((framing) => framing.name));
  const plain = name.replace(/ \d+$/, '');
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number++) {
    const candidate = `${plain} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function framings(): readonly Framing[] {
  return useDesign.getState().preset.camera.framings;
}

/** Puts a framing behind the others, under a name of its own, and takes it in hand. */
export function addFraming(framing: Framing, label: string = texts.addFraming): void {
  const list = framings();
  const problem = editPreset(['camera', 'framings'], [...list, { ...framing, name: freeName(framing.name, list) }], label, null);
  if (problem === null) useDesign.setState({ framing: list.length });
}

export function duplicateFraming(index: number): void {
  const framing = framings()[index];
  if (framing !== undefined) addFraming(framing, texts.duplicateFraming);
}

/** Takes a framing out. The last one stays; where only framings of weight 0 would be left, the first of them counts. */
export function removeFraming(index: number): void {
  const left = framings().filter((_, at) => at !== index);
  const [first, ...others] = left;
  if (first === undefined) return;
  const usable = left.some(({ weight }) => weight > 0) ? left : [{ ...first, weight: 1 }, ...others];
  const problem = editPreset(['camera', 'framings'], usable, texts.removeFraming, null);
  if (problem === null) useDesign.setState({ framing: Math.min(index, left.length - 1) });
}
