import { create } from 'zustand';
import { useWorkspace } from '../../app/workspace.ts';

/** What the Models workspace shows: runs, a model at work on photographs, its mistakes, or a segmented folder. */
type ModelsView = { readonly kind: 'runs' | 'tryout' | 'errors' } | { readonly kind: 'segmented'; readonly out: string };

export const useModelsView = create<{ readonly view: ModelsView }>()(() => ({ view: { kind: 'runs' } }));

export function showModels(view: ModelsView): void {
  useModelsView.setState({ view });
}

/** Opens the gallery of a folder that was segmented. */
export function openSegmentation(out: string | null): void {
  useWorkspace.getState().go('models');
  if (out !== null) showModels({ kind: 'segmented', out });
}

// Whoever opens a run wants to see it, not what was looked at before.
useWorkspace.subscribe(({ run }, before) => {
  if (run !== before.run && useModelsView.getState().view.kind !== 'errors') showModels({ kind: 'runs' });
});
