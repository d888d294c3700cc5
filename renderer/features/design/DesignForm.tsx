import { type ReactNode, type SyntheticEvent, useMemo } from 'react';
import { Preset } from '../../../shared/domain/preset/schema.ts';
import { FormContext } from '../../forms/FormContext.ts';
import { limitsOf } from '../../forms/limits.ts';
import { useDesign } from './designStore.ts';
import { editAndTell } from './editAndTell.ts';
import { selectBySection } from './selection.ts';

const limits = limitsOf(Preset);

/** Whoever works in a section gets the handles of what it is about in the 3D view. */
function selectAt({ target }: SyntheticEvent): void {
  const section = target instanceof Element ? target.closest('[data-section]')?.getAttribute('data-section') : null;
  if (section !== null && section !== undefined) selectBySection(section);
}

/** The preset as the value of the fields inside. */
export function DesignForm({ children }: { readonly children: ReactNode }) {
  const value = useDesign((state) => state.preset);
  const initial = useDesign((state) => state.initial);
  const form = useMemo(() => ({ value, initial, limits, edit: editAndTell }), [value, initial]);
  return (
    <FormContext value={form}>
      <div onFocusCapture={selectAt}>{children}</div>
    </FormContext>
  );
}
