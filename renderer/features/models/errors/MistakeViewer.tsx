import { Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Mistake, ScoredSetEntry } from '../../../../shared/contract/mistakes.ts';
import { assetUrl } from '../../../client/asset.ts';
import { texts } from '../../../texts/mistakes.ts';
import { shell } from '../../../texts/shell.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatFixed } from '../../../ui/format.ts';
import { Overlaid } from '../tryout/Overlaid.tsx';
import { Slider } from '../tryout/Slider.tsx';
import styles from './errors.module.css';
import { nextShown, useErrors } from './errorsStore.ts';
import { Legend } from './Legend.tsx';
import { usePaintedMistakes } from './usePaintedMistakes.ts';

interface MistakeViewerProps {
  readonly set: ScoredSetEntry;
  readonly mistake: Mistake;
  readonly total: number;
}

const walk = (step: number) => (total: number) =>
  useErrors.setState(({ selected }) => ({ selected: Math.max(0, Math.min(total - 1, selected + step)) }));

const KEYS: Readonly<Record<string, (total: number) => void>> = { ArrowLeft: walk(-1), ArrowRight: walk(1), b: nextShown };

/** One scored picture as large as the window allows; the pointer wipes between the picture and its errors. */
export function MistakeViewer({ set, mistake, total }: MistakeViewerProps) {
  const { selected, opacity, shown, threshold } = useErrors();
  const { painted, error } = usePaintedMistakes(set, mistake, true);
  const { frame, name, iou } = mistake;
  const onKeyDown = (event: KeyboardEvent) => {
    const perform = KEYS[event.key];
    // Arrow keys on the slider move the slider.
    if (perform === undefined || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    perform(total);
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={() => useErrors.setState({ open: false })}
      size="min(92vw, 100vh)"
      title={[name, texts.iou(formatFixed(iou, 3)), `${selected + 1} / ${total}`].join(' · ')}
      closeButtonProps={{ 'aria-label': shell.close }}
      onKeyDown={onKeyDown}
    >
      <div className={styles.viewer}>
        {frame === null ? (
          <p className="hint">{texts.gone}</p>
        ) : (
          <Overlaid
            image={assetUrl(frame.image)}
            alt={name}
            painted={painted}
            opacity={opacity}
            wipes
            label={`${texts.shows[shown]}: ${name}`}
          />
        )}
      </div>
      {error === null ? null : <ErrorNote error={error} />}
      <div className={styles.below}>
        <Slider
          label={texts.threshold}
          hint={texts.thresholdHint}
          value={threshold ?? set.threshold}
          onChange={(value) => useErrors.setState({ threshold: value })}
        />
        <span data-testid="iou-here">{painted === null ? '' : texts.iou(formatFixed(painted.iou, 3))}</span>
      </div>
      <div className={styles.told}>
        {shown === 'mistakes' ? <Legend /> : <span>{texts.shows[shown]}</span>}
        <p className="hint">{texts.viewerHint}</p>
      </div>
    </Modal>
  );
}
