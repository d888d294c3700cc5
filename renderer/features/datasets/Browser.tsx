import { useMemo, useState } from 'react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { ALL_FRAMES } from '../../../shared/domain/dataset/frameFilter.ts';
import type { Command } from '../../app/commands/command.ts';
import { currentCommands, useCommands } from '../../app/commands/registry.ts';
import { texts as words } from '../../texts/datasets.ts';
import { texts } from '../../texts/frames.ts';
import { BrowserBar } from './BrowserBar.tsx';
import { chooseAll, chooseNothing } from './choosing.ts';
import styles from './datasets.module.css';
import { FrameGrid } from './FrameGrid.tsx';
import { FilterChips } from './filter/FilterChips.tsx';
import { chooseOverlay, OVERLAYS, setFilter, sortBy, useGrid, zoomCells } from './gridStore.ts';
import { choosePredictionView, PREDICTION_VIEWS, togglePrediction, usePrediction } from './predicted/predictionStore.ts';
import { countOf, filterOf } from './selection.ts';
import { Statistics } from './statistics/Statistics.tsx';
import { TagDialog } from './tags/TagDialog.tsx';
import { useFacets } from './useFacets.ts';

/** What another part of the workspace offers. */
function performCommand(id: string): void {
  currentCommands()
    .find((command) => command.id === id)
    ?.perform();
}

/** Opens the frame in hand beside a prediction. */
function compare(): void {
  if (!usePrediction.getState().on) togglePrediction();
  useGrid.setState({ open: true });
}

/** The frames of one dataset, or their distributions, under the filter in hand. */
export function Browser({ dataset, datasets }: { readonly dataset: DatasetEntry; readonly datasets: readonly DatasetEntry[] }) {
  const { filter, selection, selected, face } = useGrid();
  const { data: facets } = useFacets(dataset.id, filter);
  const [isTagging, setTagging] = useState(false);
  const matching = facets?.matching ?? dataset.frames;
  const chosen = countOf(selection, matching);
  const hasFrame = selected !== null && face === 'frames';

  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: 'frames.tag',
          name: `${texts.tag}…`,
          group: words.title,
          shortcut: 't',
          enabled: chosen > 0,
          perform: () => setTagging(true),
        },
        { id: 'frames.compare', name: texts.compare, group: words.title, shortcut: 'b', enabled: hasFrame, perform: compare },
        ...PREDICTION_VIEWS.map((view) => ({
          id: `frames.compare.${view}`,
          name: `${texts.prediction}: ${texts.predictionViews[view]}`,
          group: words.title,
          enabled: hasFrame,
          perform: () => {
            choosePredictionView(view);
            compare();
          },
        })),
        { id: 'frames.all', name: texts.chooseAllPlain, group: words.title, shortcut: 'Mod+A', perform: chooseAll },
        { id: 'frames.none', name: texts.chooseNothing, group: words.title, enabled: chosen > 0, perform: chooseNothing },
        { id: 'frames.clear', name: texts.clearAll, group: words.title, perform: () => setFilter(ALL_FRAMES) },
        { id: 'frames.missing', name: texts.showMissing, group: words.title, perform: () => setFilter({ missing: true }) },
        { id: 'frames.larger', name: texts.larger, group: words.title, shortcut: '+', perform: () => zoomCells(1.25) },
        { id: 'frames.smaller', name: texts.smaller, group: words.title, shortcut: '-', perform: () => zoomCells(0.8) },
        ...OVERLAYS.map((overlay) => ({
          id: `frames.overlay.${overlay}`,
          name: texts.overlays[overlay],
          group: texts.overlay,
          perform: () => chooseOverlay(overlay),
        })),
        ...(['frame', 'skinShare', 'ita', 'viewAngle'] as const).map((by) => ({
          id: `frames.sort.${by}`,
          name: by === 'frame' ? texts.frame : texts.properties[by],
          group: texts.sortBy,
          perform: () => sortBy({ by, descending: false }),
        })),
      ],
      [chosen, hasFrame],
    ),
  );

  return (
    <>
      <BrowserBar
        total={facets?.total ?? dataset.frames}
        matching={matching}
        missing={facets?.missing ?? 0}
        numbers={facets?.numbers ?? []}
        onTag={() => setTagging(true)}
        onCheck={() => performCommand('care.check')}
      />
      <FilterChips />
      <div className={styles.main}>
        {face === 'statistics' ? <Statistics dataset={dataset} datasets={datasets} /> : <FrameGrid key={dataset.id} dataset={dataset} />}
      </div>
      {isTagging && chosen > 0 ? (
        <TagDialog dataset={dataset.id} filter={filterOf(selection, filter)} count={chosen} onClose={() => setTagging(false)} />
      ) : null}
    </>
  );
}
