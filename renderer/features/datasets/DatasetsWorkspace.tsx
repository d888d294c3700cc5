import { IconChartHistogram, IconLayersIntersect, IconLayoutGrid, IconPhoto, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { InspectorLayout, InspectorToggle } from '../../app/shell/InspectorLayout.tsx';
import { useWorkspace } from '../../app/workspace.ts';
import { datasetsQuery, queryClient, statusQuery } from '../../client/queries.ts';
import { texts } from '../../texts/datasets.ts';
import { texts as words } from '../../texts/frames.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { attempt } from '../jobs/actions.ts';
import { AddFramesButton } from '../jobs/render/AddFramesButton.tsx';
import { Browser } from './Browser.tsx';
import { CareMenu } from './care/CareMenu.tsx';
import { DatasetList } from './DatasetList.tsx';
import styles from './datasets.module.css';
import { FrameInspector } from './FrameInspector.tsx';
import { FrameViewer } from './FrameViewer.tsx';
import { FilterPanel } from './filter/FilterPanel.tsx';
import { chooseOverlay, OVERLAYS, resetGrid, toggleMasks, useGrid } from './gridStore.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { isSafeToRemove, removeDataset } from './removeDataset.ts';
import { OneOf } from './view/OneOf.tsx';

const FACES = ['frames', 'statistics'] as const;
const FACE_ICONS = { frames: <IconLayoutGrid />, statistics: <IconChartHistogram /> } as const;

function Content({ dataset, datasets }: { readonly dataset: DatasetEntry; readonly datasets: readonly DatasetEntry[] }) {
  if (dataset.missing) return <p className={styles.problem}>{texts.missingNext(dataset.path)}</p>;
  if (dataset.frames === 0) {
    return (
      <EmptyState picture={<IconPhoto size={56} stroke={1} />} title={texts.noFrames}>
        {texts.noFramesNext}
      </EmptyState>
    );
  }
  return <Browser key={dataset.id} dataset={dataset} datasets={datasets} />;
}

function Empty({ onImport }: { readonly onImport: () => void }) {
  const go = useWorkspace((state) => state.go);
  return (
    <EmptyState
      picture={<IconPhoto size={56} stroke={1} />}
      title={texts.emptyTitle}
      action={
        <div className={styles.actions}>
          <Button kind="primary" onClick={() => go('design')}>
            {texts.emptyAction}
          </Button>
          <Button onClick={onImport}>{texts.import}</Button>
        </div>
      }
    >
      {texts.empty}
    </EmptyState>
  );
}

/** Browse what was rendered or imported, frame by frame, with its masks. */
export function DatasetsWorkspace() {
  const { data: datasets, error, refetch } = useQuery(datasetsQuery);
  const wanted = useWorkspace((state) => state.dataset);
  const [asking, setAsking] = useState<'import' | 'remove' | null>(null);
  const { masks, overlay, face } = useGrid();
  const dataset = datasets?.find((entry) => entry.id === wanted) ?? datasets?.[0];
  const id = dataset?.id;

  const remove = useCallback(() => {
    if (dataset === undefined) return;
    const removeOrAsk = async () => {
      const { library } = await queryClient.ensureQueryData(statusQuery);
      if (isSafeToRemove(dataset, library)) await removeDataset(dataset, dataset.kind === 'synthetic');
      else setAsking('remove');
    };
    attempt(removeOrAsk());
  }, [dataset]);

  useEffect(() => {
    if (id !== undefined) resetGrid(id);
  }, [id]);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'datasets.masks', name: texts.masks, group: texts.title, shortcut: 'm', perform: toggleMasks },
        { id: 'datasets.import', name: `${texts.import}…`, group: texts.title, shortcut: 'Mod+O', perform: () => setAsking('import') },
        { id: 'datasets.remove', name: texts.remove, group: texts.title, enabled: id !== undefined, perform: remove },
        ...FACES.map((value) => ({
          id: `datasets.face.${value}`,
          name: words.faces[value],
          group: words.face,
          perform: () => useGrid.setState({ face: value }),
        })),
      ],
      [id, remove],
    ),
  );

  const dialogs = asking === 'import' ? <ImportDialog onClose={() => setAsking(null)} /> : null;
  if (error !== null) {
    return (
      <div className={styles.problem}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (datasets === undefined) return null;
  if (dataset === undefined) {
    return (
      <>
        <Empty onImport={() => setAsking('import')} />
        {dialogs}
      </>
    );
  }
  return (
    <InspectorLayout id="datasets" inspector={<FrameInspector dataset={dataset} />}>
      <Toolbar title={dataset.name}>
        {face === 'statistics' ? null : (
          <>
            <Button icon={<IconLayersIntersect />} pressed={masks} shortcut="M" shrinks onClick={toggleMasks}>
              {texts.masks}
            </Button>
            <div className={styles.order}>
              <Choice
                label={words.overlay}
                value={overlay}
                onChange={chooseOverlay}
                options={OVERLAYS.map((value) => ({ value, label: words.overlays[value] }))}
              />
            </div>
          </>
        )}
        <OneOf
          label={words.face}
          value={face}
          options={FACES.map((value) => ({ value, label: words.faces[value], icon: FACE_ICONS[value] }))}
          onChange={(value) => useGrid.setState({ face: value })}
        />
        <AddFramesButton dataset={dataset} />
        <CareMenu dataset={dataset} />
        <IconButton label={texts.remove} onClick={remove}>
          <IconTrash />
        </IconButton>
        <InspectorToggle />
      </Toolbar>
      <div className={styles.columns}>
        <div className={styles.side}>
          <DatasetList datasets={datasets} selected={dataset.id} onImport={() => setAsking('import')} />
          {dataset.frames === 0 || dataset.missing ? null : <FilterPanel dataset={dataset.id} />}
        </div>
        <div className={styles.content}>
          <Content dataset={dataset} datasets={datasets} />
        </div>
      </div>
      <FrameViewer dataset={dataset.id} />
      {dialogs}
      {asking === 'remove' ? <RemoveDialog dataset={dataset} onClose={() => setAsking(null)} /> : null}
    </InspectorLayout>
  );
}
