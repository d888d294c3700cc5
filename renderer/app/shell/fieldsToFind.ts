import { FIELD_PLACES } from '../../features/design/fieldPlaces.ts';
import { closeGallery } from '../../features/design/presets/galleryStore.ts';
import { texts } from '../../texts/design.ts';
import { openSection } from '../../ui/Section.tsx';
import type { Command } from '../commands/command.ts';
import { useWorkspace } from '../workspace.ts';

/** The palette gives the keyboard back to where it was before; the field takes it after that. */
const AFTER_PALETTE = 120;
/** How long the workspace may take to come, in milliseconds. */
const PATIENCE = 4000;

/** The field of a section by its label; a range by its lower end. */
function fieldOf(section: string, label: string): HTMLElement | undefined {
  const fields = document.querySelectorAll<HTMLElement>(`[data-section="${section}"] [aria-label]`);
  return [...fields].find((field) => {
    const name = field.getAttribute('aria-label') ?? '';
    return field.tabIndex >= 0 && (name === label || name.startsWith(`${label}, `));
  });
}

function focusSoon(section: string, label: string, until: number): void {
  const field = fieldOf(section, label);
  if (field === undefined) {
    // A value that this preset does not have (stops beside a steered brightness) is never there.
    if (performance.now() < until) setTimeout(() => focusSoon(section, label, until), 50);
    return;
  }
  field.focus();
  field.scrollIntoView({ block: 'center' });
}

/** Every value of a preset as a command that brings it into view and gives it the keyboard. */
export const FIELD_COMMANDS: readonly Command[] = FIELD_PLACES.flatMap(([section, fields]) =>
  fields.map(({ path, label }) => ({
    id: `field.${path.join('.')}`,
    name: label,
    group: texts.sections[section],
    perform: () => {
      const { go, toggleInspector } = useWorkspace.getState();
      closeGallery();
      go('design');
      toggleInspector(true);
      openSection(`design.${section}`);
      setTimeout(() => focusSoon(`design.${section}`, label, performance.now() + PATIENCE), AFTER_PALETTE);
    },
  })),
);
