import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { statusQuery } from '../../client/queries.ts';
import { texts } from '../../texts/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useDesign } from '../design/designStore.ts';
import { currentPreview, takePreview, usePreviews } from '../design/previewStore.ts';
import { SetUpBlender } from './SetUpBlender.tsx';
import styles from './tour.module.css';
import { goToStep, type TourStep } from './tourStore.ts';

/** Goes on as soon as another preset is opened. */
function ChoosePreset() {
  const initial = useDesign((state) => state.initial);
  const [before] = useState(initial);
  useEffect(() => {
    if (initial !== before) goToStep('value');
  }, [initial, before]);
  return null;
}

function ChangeValue() {
  const preset = useDesign((state) => state.preset);
  const [before] = useState(preset);
  const { waiting, changed } = texts.steps.value;
  return <p className="hint">{preset === before ? waiting : changed}</p>;
}

/** Renders the frame in hand and goes on when it is there. */
function PreviewFrame() {
  const { data: status } = useQuery(statusQuery);
  const { pending, error, taken, open } = usePreviews();
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  const isShown = open && currentPreview(taken, frame, preset) !== null;
  useEffect(() => {
    if (isShown) goToStep('frame');
  }, [isShown]);
  if (status?.blender === null) return <SetUpBlender problem={status.blenderProblem} />;
  if (pending !== null) {
    return (
      <p className={styles.doing} role="status">
        <Loader size={12} color="var(--accent)" /> {texts.steps.preview.rendering}
      </p>
    );
  }
  return (
    <>
      {error === null ? null : <ErrorNote error={error.cause} />}
      <Button kind="primary" onClick={() => void takePreview()}>
        {texts.steps.preview.action}
      </Button>
    </>
  );
}

/** What is to be done in a step, besides reading. */
export function TourAction({ step }: { readonly step: TourStep }) {
  switch (step) {
    case 'preset':
      return <ChoosePreset />;
    case 'value':
      return <ChangeValue />;
    case 'preview':
      return <PreviewFrame />;
    case 'frame':
    case 'rail':
      return null;
  }
}
