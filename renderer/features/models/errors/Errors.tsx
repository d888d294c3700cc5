import { IconArrowLeft, IconTargetOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { MISTAKE_ORDERS, type ScoredSetEntry } from '../../../../shared/contract/mistakes.ts';
import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { SliceScores } from '../../../../shared/domain/scores/slices.ts';
import type { Command } from '../../../app/commands/command.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { InspectorLayout, InspectorToggle } from '../../../app/shell/InspectorLayout.tsx';
import { texts } from '../../../texts/mistakes.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount, formatFixed } from '../../../ui/format.ts';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { showModels } from '../view.ts';
import { ErrorsInspector } from './ErrorsInspector.tsx';
import styles from './errors.module.css';
import { nextShown, useErrors } from './errorsStore.ts';
import { MistakeGrid } from './MistakeGrid.tsx';
import { MistakeViewer } from './MistakeViewer.tsx';
import { useMistakeCount, useMistakesWindow } from './mistakesWindow.ts';
import { scoredSetsQuery, slicesQuery } from './queries.ts';
import { sliceName } from './sliceName.ts';

const back = () => showModels({ kind: 'runs' });

function useErrorCommands(): void {
  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: 'errors.shown',
          name: `${texts.shows.mistakes} / ${texts.shows.truth} / ${texts.shows.prediction}`,
          group: texts.title,
          shortcut: 'B',
          perform: nextShown,
        },
        { id: 'errors.back', name: texts.back, group: texts.title, perform: back },
      ],
      [],
    ),
  );
}

/** Which pictures a run gets wrong, worst first, and of which kind they are. */
export function Errors({ run }: { readonly run: RunEntry }) {
  useErrorCommands();
  const { data: sets, error } = useQuery(scoredSetsQuery(run.id));
  const wanted = useErrors((state) => state.set);
  const set = sets?.find((one) => keyOf(one) === wanted) ?? sets?.[0];
  if (error !== null) return <ErrorNote error={error} />;
  if (sets === undefined) return null;
  if (set === undefined) {
    return (
      <EmptyState
        picture={<IconTargetOff size={56} stroke={1} />}
        title={texts.none}
        action={
          <Button kind="primary" onClick={back}>
            {texts.back}
          </Button>
        }
      >
        {texts.noneNext}
      </EmptyState>
    );
  }
  return <ScoredPictures run={run} sets={sets} set={set} />;
}

function keyOf({ dataset, size }: ScoredSetEntry): string {
  return `${dataset}-${size}`;
}

/** "16 pictures · IoU 0.335", of a slice with its name and its own mean. */
function detailOf(total: number, { iou }: ScoredSetEntry, slice: SliceScores | undefined): string {
  const parts = [texts.allOf(formatCount(total)), texts.iou(formatFixed(slice?.mean ?? iou, 3))];
  return [...(slice === undefined ? [] : [texts.sliceOf(texts.by[slice.by], sliceName(slice))]), ...parts].join(' · ');
}

interface ScoredPicturesProps {
  readonly run: RunEntry;
  readonly sets: readonly ScoredSetEntry[];
  readonly set: ScoredSetEntry;
}

function ScoredPictures({ run, sets, set }: ScoredPicturesProps) {
  const { slice, order, selected, open } = useErrors();
  const listing = useMemo(() => ({ set, slice, order }), [set, slice, order]);
  const { total, error } = useMistakeCount(listing);
  const { data: slices = [] } = useQuery({ ...slicesQuery(set, slice?.by ?? 'skinShare'), enabled: slice !== null });
  const inHand = slice === null ? undefined : slices.find(({ by, value }) => by === slice.by && value === slice.value);
  const current = useMistakesWindow(listing, selected, selected).at(selected);
  return (
    <InspectorLayout id="errors" inspector={<ErrorsInspector set={set} mistake={current} />}>
      <Toolbar title={`${texts.title}: ${run.name}`} detail={total === null ? undefined : detailOf(total, set, inHand)}>
        <div className={styles.scored}>
          <Choice
            label={texts.scored}
            value={keyOf(set)}
            options={sets.map((one) => ({ value: keyOf(one), label: texts.scoredSet(one.datasetName, one.size) }))}
            onChange={(value) => useErrors.setState({ set: value, slice: null, selected: 0, threshold: null })}
          />
        </div>
        <Choice
          label={texts.order}
          value={order}
          options={MISTAKE_ORDERS.map((value) => ({ value, label: texts.orders[value] }))}
          onChange={(value) => useErrors.setState({ order: value, selected: 0 })}
        />
        {slice === null ? null : <Button onClick={() => useErrors.setState({ slice: null, selected: 0 })}>{texts.all}</Button>}
        <IconButton label={texts.back} onClick={back}>
          <IconArrowLeft />
        </IconButton>
        <InspectorToggle />
      </Toolbar>
      {error === null ? null : (
        <div className={styles.problem}>
          <ErrorNote error={error} />
        </div>
      )}
      {total === null ? null : <MistakeGrid set={set} listing={listing} total={total} />}
      {open && current !== undefined && total !== null ? <MistakeViewer set={set} mistake={current} total={total} /> : null}
    </InspectorLayout>
  );
}
