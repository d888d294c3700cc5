import { Loader } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { texts } from '../../../texts/frames.ts';
import { texts as trying } from '../../../texts/tryout.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { OneOf } from '../view/OneOf.tsx';
import styles from './predicted.module.css';
import { chooseModel, choosePredictionView, PREDICTION_VIEWS, togglePrediction, usePrediction } from './predictionStore.ts';
import { useComparedModel } from './useComparedModel.ts';

/** Whether the mask is held against a prediction, whose, and how. */
export function PredictionBar({ isLooking }: { readonly isLooking: boolean }) {
  const { on, view } = usePrediction();
  const { offered, model } = useComparedModel();
  return (
    <div className={styles.bar}>
      {on && isLooking ? <Loader size={14} aria-label={trying.working} /> : null}
      {on ? (
        <>
          <div className={styles.model}>
            <Choice
              label={texts.model}
              value={model?.key ?? ''}
              options={offered.map(({ key, name }) => ({ value: key, label: name }))}
              onChange={chooseModel}
            />
          </div>
          <OneOf
            label={texts.comparedAs}
            value={view}
            options={PREDICTION_VIEWS.map((value) => ({ value, label: texts.predictionViews[value] }))}
            onChange={choosePredictionView}
          />
        </>
      ) : null}
      <Button icon={<IconArrowsDiff />} pressed={on} shortcut="B" hint={texts.compareHint} onClick={togglePrediction}>
        {texts.prediction}
      </Button>
    </div>
  );
}
