import { Menu } from '@mantine/core';
import { IconColumns, IconCopy, IconTargetArrow, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { Command } from '../../../app/commands/command.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { shortcutLabel } from '../../../app/commands/shortcut.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { datasetsQuery } from '../../../client/queries.ts';
import { texts } from '../../../texts/compare.ts';
import { texts as modelTexts } from '../../../texts/models.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { ComparedCurves } from './ComparedCurves.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import styles from './compare.module.css';
import { chooseRuns, useCompare } from './compareStore.ts';
import { type Comparison, type ComparisonSort, compareGroups } from './comparison.ts';
import { differencesOf } from './differences.ts';
import { groupRuns } from './groups.ts';
import { isShownFirst, type Measure, measuresFor } from './measures.ts';
import { TABLE_FORMATS, type TableFormat, tableText } from './tableText.ts';

function copyTable(comparison: Comparison, format: TableFormat): void {
  const { tell } = useLastAction.getState();
  navigator.clipboard.writeText(tableText(comparison, format)).then(
    () => tell(texts.copied(texts.formats[format])),
    () => tell(texts.notCopied),
  );
}

function ColumnsMenu({ measures, shown }: { readonly measures: readonly Measure[]; readonly shown: readonly Measure[] }) {
  const toggle = ({ id }: Measure, on: boolean) => useCompare.setState(({ columns }) => ({ columns: { ...columns, [id]: on } }));
  return (
    <Menu position="bottom-end" closeOnItemClick={false} transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <button type="button" className={styles.menu}>
          <IconColumns size={15} aria-hidden />
          {texts.columns}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown}>
        {measures.map((measure) => {
          const isOn = shown.includes(measure);
          return (
            <Menu.Item
              key={measure.id}
              title={measure.detail}
              leftSection={<span className={styles.check}>{isOn ? '✓' : ''}</span>}
              onClick={() => toggle(measure, !isOn)}
            >
              {measure.name}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

interface RunsComparisonProps {
  readonly chosen: readonly RunEntry[];
  readonly all: readonly RunEntry[];
  readonly onEvaluate: () => void;
}

/** Several runs beside each other: their curves, and a table of groups that differ in more than the seed. */
export function RunsComparison({ chosen, all, onEvaluate }: RunsComparisonProps) {
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const columns = useCompare((state) => state.columns);
  const groups = useMemo(() => groupRuns(chosen, all), [chosen, all]);
  const measures = useMemo(() => measuresFor(chosen), [chosen]);
  const shown = useMemo(() => measures.filter((measure) => columns[measure.id] ?? isShownFirst(measure)), [measures, columns]);
  const [wanted, setWanted] = useState<ComparisonSort | null>(null);
  const comparison = useMemo(() => {
    const nameOf = (id: string) => datasets.find((dataset) => dataset.id === id || dataset.path === id)?.name ?? id;
    const first = shown[0];
    const sort = wanted ?? { by: first?.id ?? 'name', descending: first !== undefined };
    return { table: compareGroups(groups, differencesOf(groups, nameOf), shown, sort), sort };
  }, [groups, shown, datasets, wanted]);
  useCommands(
    useMemo(
      () =>
        TABLE_FORMATS.map(
          (format): Command => ({
            id: `models.copyTable.${format}`,
            name: `${texts.copyAs} ${texts.formats[format]}`,
            group: modelTexts.title,
            perform: () => copyTable(comparison.table, format),
          }),
        ),
      [comparison],
    ),
  );
  const lone = groups.some(({ runs }) => runs.length === 1);
  return (
    <>
      <Toolbar title={texts.title(chosen.length, groups.length)}>
        <ColumnsMenu measures={measures} shown={shown} />
        <Menu position="bottom-end" transitionProps={{ duration: 80 }}>
          <Menu.Target>
            <button type="button" className={styles.menu}>
              <IconCopy size={15} aria-hidden />
              {texts.copyAs}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {TABLE_FORMATS.map((format) => (
              <Menu.Item key={format} onClick={() => copyTable(comparison.table, format)}>
                {texts.formats[format]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button icon={<IconTargetArrow />} disabled={chosen.every(({ model }) => model === null)} onClick={onEvaluate}>
          {texts.evaluateAll}
        </Button>
        <IconButton label={texts.compareNone} shortcut={shortcutLabel('Escape')} onClick={() => chooseRuns([])}>
          <IconX />
        </IconButton>
      </Toolbar>
      <div className={styles.comparison}>
        <ComparisonTable comparison={comparison.table} sort={comparison.sort} onSort={setWanted} />
        <p className={`hint ${styles.note}`}>
          {texts.significance}
          {lone ? ` ${texts.oneSeed}` : ''}
        </p>
        <ComparedCurves groups={groups} />
      </div>
    </>
  );
}
