import { IconChecks, IconPhotoPlus, IconUserSearch, IconWallpaper } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { BackgroundEntry, BackgroundProblem } from '../../../shared/contract/backgrounds.ts';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { InspectorLayout, InspectorToggle } from '../../app/shell/InspectorLayout.tsx';
import { backgroundsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/backgrounds.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatCount } from '../../ui/format.ts';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { AddDialog } from './AddDialog.tsx';
import { BackgroundGrid } from './BackgroundGrid.tsx';
import { BackgroundInspector } from './BackgroundInspector.tsx';
import styles from './backgrounds.module.css';
import { cleanOnes, FILTERS, judge, shownOf, useBackgrounds } from './backgroundsStore.ts';
import { ProblemsTable } from './ProblemsTable.tsx';
import { ScanDialog } from './ScanDialog.tsx';

interface ListProps {
  readonly pictures: readonly BackgroundEntry[];
  readonly problems: readonly BackgroundProblem[];
}

function List({ pictures, problems }: ListProps) {
  const filter = useBackgrounds((state) => state.filter);
  if (filter === 'problems' && problems.length > 0) return <ProblemsTable problems={problems} />;
  if (pictures.length === 0) return <p className={styles.note}>{texts.nothing[filter]}</p>;
  return <BackgroundGrid key={filter} pictures={pictures} />;
}

/** The user's photographs for walls: add folders, look for people in them, accept or reject. */
export function BackgroundsWorkspace() {
  const { data, error, refetch } = useQuery(backgroundsQuery);
  const [asking, setAsking] = useState<'add' | 'scan' | null>(null);
  const { filter, selected } = useBackgrounds();
  const all = useMemo(() => data?.pictures ?? [], [data]);
  const shown = useMemo(() => shownOf(all, filter), [all, filter]);
  const picture = selected === null ? undefined : (shown[selected] ?? shown.at(-1));

  useCommands(
    useMemo((): Command[] => {
      const decide = (verdict: 'accepted' | 'rejected') => {
        if (picture === undefined || selected === null) return;
        judge([picture], verdict);
        // Where the decided one leaves the list, the next takes its place by itself.
        const leaves = filter !== 'all' && filter !== verdict;
        useBackgrounds.setState({ selected: Math.max(0, Math.min(shown.length - (leaves ? 2 : 1), leaves ? selected : selected + 1)) });
      };
      return [
        { id: 'backgrounds.accept', name: texts.accept, group: texts.title, shortcut: 'a', perform: () => decide('accepted') },
        { id: 'backgrounds.reject', name: texts.reject, group: texts.title, shortcut: 'r', perform: () => decide('rejected') },
        {
          id: 'backgrounds.scan',
          name: `${texts.scan}…`,
          group: texts.title,
          enabled: all.length > 0,
          perform: () => setAsking('scan'),
        },
        {
          id: 'backgrounds.clean',
          name: texts.acceptClean(formatCount(cleanOnes(all).length)),
          group: texts.title,
          enabled: cleanOnes(all).length > 0,
          perform: () => judge(cleanOnes(all), 'accepted'),
        },
        { id: 'backgrounds.add', name: `${texts.add}…`, group: texts.title, shortcut: 'Mod+O', perform: () => setAsking('add') },
      ];
    }, [picture, selected, filter, shown.length, all]),
  );

  const dialogs = (
    <>
      {asking === 'add' ? <AddDialog onClose={() => setAsking(null)} /> : null}
      {asking === 'scan' ? <ScanDialog onClose={() => setAsking(null)} /> : null}
    </>
  );
  if (error !== null) {
    return (
      <div className={styles.note}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) return null;
  const { problems } = data;
  if (all.length === 0 && problems.length === 0) {
    return (
      <>
        <EmptyState
          picture={<IconWallpaper size={56} stroke={1} />}
          title={texts.emptyTitle}
          action={
            <Button kind="primary" onClick={() => setAsking('add')}>
              {texts.add}
            </Button>
          }
        >
          {texts.empty}
        </EmptyState>
        {dialogs}
      </>
    );
  }
  const clean = cleanOnes(all);
  const count = (name: (typeof FILTERS)[number]) => (name === 'problems' ? problems.length : shownOf(all, name).length);
  return (
    <InspectorLayout id="backgrounds" inspector={<BackgroundInspector picture={picture} />}>
      <Toolbar title={texts.title} detail={texts.detail(formatCount(all.length), formatCount(count('accepted')))}>
        <div className={styles.filter}>
          <Choice
            label={texts.show}
            value={filter}
            onChange={(value) => useBackgrounds.setState({ filter: value, selected: null })}
            options={FILTERS.map((value) => ({ value, label: texts.filterCount(texts.filters[value], formatCount(count(value))) }))}
          />
        </div>
        <Button icon={<IconChecks />} hint={texts.acceptCleanHint} disabled={clean.length === 0} onClick={() => judge(clean, 'accepted')}>
          {texts.acceptClean(formatCount(clean.length))}
        </Button>
        <Button icon={<IconUserSearch />} disabled={all.length === 0} onClick={() => setAsking('scan')}>
          {texts.scan}
        </Button>
        <Button icon={<IconPhotoPlus />} onClick={() => setAsking('add')}>
          {texts.add}
        </Button>
        <InspectorToggle />
      </Toolbar>
      <div className={styles.content}>
        <List pictures={shown} problems={problems} />
      </div>
      {dialogs}
    </InspectorLayout>
  );
}
