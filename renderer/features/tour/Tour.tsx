import { useElementSize, useViewportSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { datasetsQuery } from '../../client/queries.ts';
import { presetFields } from '../../texts/presetFields.ts';
import { shell } from '../../texts/shell.ts';
import { texts } from '../../texts/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { placeBeside } from './place.ts';
import { TourAction } from './TourAction.tsx';
import styles from './tour.module.css';
import { endTour, moveTour, STEPS, startTour, type TourStep, useTour } from './tourStore.ts';
import { useBoxOf } from './useBoxOf.ts';

/** The real thing that each step points at. */
const TARGETS: Readonly<Record<TourStep, string>> = {
  preset: '[data-tour=preset]',
  value: `[role=spinbutton][aria-label="${presetFields.camera.pFront}"]`,
  preview: '[data-tour=preview]',
  frame: '[data-testid=preview-skin]',
  rail: '[data-tour=rail]',
};
const WIDTH = 300;
const GUESSED_HEIGHT = 170;

function Card({ step }: { readonly step: TourStep }) {
  const target = useBoxOf(TARGETS[step]);
  const view = useViewportSize();
  const { ref: size, height } = useElementSize<HTMLElement>();
  const card = useRef<HTMLElement | null>(null);
  useEffect(() => card.current?.focus(), []);
  const number = STEPS.indexOf(step) + 1;
  const box = { width: WIDTH, height: height || GUESSED_HEIGHT };
  const place = target === null ? { left: (view.width - WIDTH) / 2, top: 72 } : placeBeside(target, box, view);
  const { title, text } = texts.steps[step];
  return (
    <>
      {target === null ? null : (
        <div
          className={styles.ring}
          style={{ left: target.left - 4, top: target.top - 4, width: target.width + 8, height: target.height + 8 }}
          aria-hidden
        />
      )}
      <section
        ref={(node) => {
          card.current = node;
          size(node);
        }}
        className={styles.card}
        style={{ ...place, width: WIDTH }}
        tabIndex={-1}
        aria-label={texts.title}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          endTour();
        }}
      >
        <div className={styles.text} aria-live="polite">
          <h2>{title}</h2>
          <p>{text}</p>
          <TourAction key={step} step={step} />
        </div>
        <div className={styles.foot}>
          <span className={styles.count}>{texts.step(number, STEPS.length)}</span>
          {number === STEPS.length ? null : (
            <Button kind="quiet" onClick={endTour}>
              {texts.skip}
            </Button>
          )}
          {number === 1 ? null : (
            <Button kind="quiet" onClick={() => moveTour(-1)}>
              {texts.back}
            </Button>
          )}
          <Button kind={step === 'preview' ? 'plain' : 'primary'} onClick={() => moveTour(1)}>
            {number === STEPS.length ? texts.done : texts.next}
          </Button>
        </div>
      </section>
    </>
  );
}

/** From a preset to a rendered frame in five steps, each at the real thing. Comes by itself once, in an empty library. */
export function Tour() {
  const { step, seen } = useTour();
  const { data: datasets } = useQuery(datasetsQuery);
  const isFirst = !seen && datasets?.length === 0;
  useEffect(() => {
    if (isFirst) startTour();
  }, [isFirst]);
  useCommands(useMemo((): Command[] => [{ id: 'shell.tour', name: texts.command, group: shell.groups.window, perform: startTour }], []));
  return step === null ? null : <Card step={step} />;
}
