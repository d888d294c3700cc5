import { create } from 'zustand';
import { openSection } from '../../ui/Section.tsx';

/** What can be selected in the 3D view; lamps by their group. */
export const SELECTABLE = ['camera', 'focus', 'large', 'small', 'room', 'person'] as const;
export type Selectable = (typeof SELECTABLE)[number];

/** The section of the inspector that has its fields. */
const SECTIONS: Readonly<Record<Selectable, string>> = {
  camera: 'design.camera',
  focus: 'design.camera',
  large: 'design.lights',
  small: 'design.lights',
  room: 'design.room',
  person: 'design.people',
};

interface SelectionState {
  readonly selected: Selectable | null;
}

/** What is selected: its handles are in the view, its fields in the inspector. */
export const useSelection = create<SelectionState>()(() => ({ selected: 'camera' }));

/** Selects, and opens the fields in the inspector. */
export function select(selected: Selectable | null): void {
  useSelection.setState({ selected });
  if (selected !== null) openSection(SECTIONS[selected]);
}

/** The other way round: a section that is worked in selects what it is about. */
export function selectBySection(section: string): void {
  const { selected } = useSelection.getState();
  if (selected !== null && SECTIONS[selected] === section) return;
  const first = SELECTABLE.find((name) => SECTIONS[name] === section);
  if (first !== undefined) useSelection.setState({ selected: first });
}
