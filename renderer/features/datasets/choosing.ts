import { frameNumbers, type Listing } from './framesWindow.ts';
import { useGrid } from './gridStore.ts';
import { EVERYTHING, NOTHING, some, toggled, withFrames } from './selection.ts';

/** Keys held while a frame is clicked or walked to. */
interface Held {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** A click: this one alone; with Ctrl it joins or leaves; with Shift all from the one before. `number` is null before its page is here. */
export function chooseAt(listing: Listing, index: number, number: number | null, { shiftKey, ctrlKey, metaKey }: Held): void {
  const { anchor, selection } = useGrid.getState();
  if (shiftKey && anchor !== null) {
    useGrid.setState({ selected: index });
    void chooseStretch(listing, anchor, index, ctrlKey || metaKey);
  } else if (ctrlKey || metaKey) {
    useGrid.setState({ selected: index, anchor: index, selection: number === null ? selection : toggled(selection, number) });
  } else {
    useGrid.setState({ selected: index, anchor: index, selection: number === null ? NOTHING : some([number]) });
  }
}

/** The frames between two places of the order, wherever their pages are. */
async function chooseStretch(listing: Listing, from: number, to: number, add: boolean): Promise<void> {
  const frames = await frameNumbers(listing, Math.min(from, to), Math.max(from, to));
  useGrid.setState(({ selection }) => ({ selection: add ? withFrames(selection, frames) : some(frames) }));
}

export function chooseFrames(frames: readonly number[], add: boolean): void {
  useGrid.setState(({ selection }) => ({ selection: add ? withFrames(selection, frames) : some(frames) }));
}

export function chooseAll(): void {
  useGrid.setState({ selection: EVERYTHING });
}

export function chooseNothing(): void {
  useGrid.setState({ selection: NOTHING, anchor: null });
}
