import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useWorkspace } from '../../app/workspace.ts';
import { openSection } from '../../ui/Section.tsx';
import { useForecast } from '../design/coverage/forecastStore.ts';
import { closePreview, usePreviews } from '../design/previewStore.ts';

export const STEPS = ['preset', 'value', 'preview', 'frame', 'rail'] as const;
export type TourStep = (typeof STEPS)[number];

interface TourState {
  /** It was shown once; from then on it comes only when asked for. */
  readonly seen: boolean;
  readonly step: TourStep | null;
}

/** Where the tour stands. That it was seen is remembered over restarts. */
export const useTour = create<TourState>()(
  persist((): TourState => ({ seen: false, step: null }), { name: 's2mgen.tour', partialize: ({ seen }) => ({ seen }) }),
);

/** Brings into view what a step points at. */
const PREPARE: Partial<Record<TourStep, () => void>> = {
  value: () => {
    useWorkspace.getState().toggleInspector(true);
    useForecast.setState({ open: true });
    openSection('design.camera');
  },
  preview: () => {
    closePreview();
    useWorkspace.getState().toggleInspector(false);
  },
  frame: () => usePreviews.setState({ open: true, mask: true }),
};

export function goToStep(step: TourStep): void {
  useWorkspace.getState().go('design');
  PREPARE[step]?.();
  useTour.setState({ step, seen: true });
}

export function startTour(): void {
  goToStep('preset');
}

export function endTour(): void {
  useTour.setState({ step: null });
}

/** The step so many places further; past the last one the tour ends. */
export function moveTour(by: 1 | -1): void {
  const { step } = useTour.getState();
  const to = step === null ? undefined : STEPS[STEPS.indexOf(step) + by];
  if (to === undefined) endTour();
  else goToStep(to);
}
