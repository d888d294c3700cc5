import { useMemo } from 'react';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { texts as compareTexts } from '../../texts/compare.ts';
import { texts } from '../../texts/models.ts';
import { attempt } from '../jobs/actions.ts';
import { chooseRuns, toggleRun } from './compare/compareStore.ts';
import { removeRun } from './removeRun.ts';
import { ask, RUN_VIEWS, useRunState } from './runStore.ts';

/** Everything of the workspace by the keyboard and the palette. */
export function useModelsCommands(runs: readonly RunEntry[], run: RunEntry | undefined, isComparing: boolean): void {
  useCommands(
    useMemo(() => {
      const group = texts.title;
      const always: Command[] = [
        { id: 'models.train', name: `${texts.train}…`, group, shortcut: 'Mod+Enter', perform: () => ask('train') },
        {
          id: 'models.compareAll',
          name: compareTexts.compareAll,
          group,
          shortcut: 'Mod+A',
          enabled: runs.length > 1,
          perform: () => chooseRuns(runs.map(({ id }) => id)),
        },
      ];
      if (isComparing) {
        return [
          ...always,
          { id: 'models.endCompare', name: compareTexts.compareNone, group, shortcut: 'Escape', perform: () => chooseRuns([]) },
          { id: 'models.evaluateAll', name: compareTexts.evaluateAll, group, perform: () => ask('evaluate') },
        ];
      }
      if (run === undefined) return always;
      return [
        ...always,
        ...RUN_VIEWS.map(
          (view): Command => ({ id: `models.view.${view}`, name: texts.views[view], group, perform: () => useRunState.setState({ view }) }),
        ),
        { id: 'models.compare', name: compareTexts.chooseRun(run.name), group, shortcut: 'C', perform: () => toggleRun(run.id) },
        { id: 'models.evaluate', name: `${texts.evaluate}…`, group, enabled: run.model !== null, perform: () => ask('evaluate') },
        { id: 'models.export', name: texts.export, group, shortcut: 'Mod+E', perform: () => ask('export') },
        { id: 'models.remove', name: texts.remove, group, perform: () => attempt(removeRun(run)) },
      ];
    }, [runs, run, isComparing]),
  );
}
