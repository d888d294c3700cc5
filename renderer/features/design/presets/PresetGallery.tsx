import { TextInput } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo } from 'react';
import type { PresetEntry } from '../../../../shared/contract/presets.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { shortcutLabel } from '../../../app/commands/shortcut.ts';
import { tellFailure } from '../../../app/lastAction.ts';
import { InspectorLayout, InspectorToggle } from '../../../app/shell/InspectorLayout.tsx';
import { presetProblemsQuery, presetsQuery } from '../../../client/queries.ts';
import { texts } from '../../../texts/presets.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatCount } from '../../../ui/format.ts';
import { removePreset, switchTo } from '../presetActions.ts';
import { closeGallery, useGallery } from './galleryStore.ts';
import { ImportNote } from './ImportNote.tsx';
import { inOrder } from './inOrder.ts';
import { NewPresetDialog } from './NewPresetDialog.tsx';
import { PresetDetails } from './PresetDetails.tsx';
import { PresetGrid } from './PresetGrid.tsx';
import styles from './presets.module.css';
import { matchesQuery } from './presetWords.ts';

const open = (entry: PresetEntry) => void switchTo(entry.preset, entry.id).then(closeGallery, tellFailure);
const remove = (entry: PresetEntry) => void removePreset(entry.id, entry.preset.name).catch(tellFailure);
const create = () => useGallery.setState({ creating: true });

/** All presets with pictures of what they give, in place of the design. */
export function PresetGallery({ onImport }: { readonly onImport: () => void }) {
  const { data: entries = [] } = useQuery(presetsQuery);
  const { data: problems = [] } = useQuery(presetProblemsQuery);
  const { query, selected, creating } = useGallery();
  const ordered = useMemo(() => inOrder(entries), [entries]);
  const shown = useMemo(() => ordered.filter(({ preset }) => matchesQuery(preset, query)), [ordered, query]);
  const chosen = shown.find(({ id }) => id === selected) ?? null;
  useCommands(useMemo(() => [{ id: 'presets.back', name: texts.back, group: texts.title, shortcut: 'Escape', perform: closeGallery }], []));
  const onSearchKey = ({ key }: KeyboardEvent) => {
    const [first] = shown;
    if (key === 'Escape' && query === '') closeGallery();
    else if (key === 'Escape') useGallery.setState({ query: '' });
    else if (key === 'Enter' && first !== undefined) open(chosen ?? first);
  };
  return (
    <InspectorLayout id="presets" inspector={<PresetDetails entry={chosen} onOpen={open} />}>
      <div className={styles.bar}>
        <Button icon={<IconArrowLeft />} shortcut={shortcutLabel('Escape')} onClick={closeGallery}>
          {texts.back}
        </Button>
        <TextInput
          className={styles.search}
          size="xs"
          value={query}
          placeholder={texts.search}
          aria-label={texts.search}
          autoFocus
          onKeyDown={onSearchKey}
          onChange={(event) => useGallery.setState({ query: event.currentTarget.value })}
        />
        <span className={styles.count} role="status">
          {texts.count(formatCount(shown.length), formatCount(entries.length))}
        </span>
        <span className={styles.grow} />
        <Button icon={<IconUpload />} hint={texts.importDrop} onClick={onImport}>
          {texts.import}
        </Button>
        <Button kind="primary" icon={<IconPlus />} hint={texts.createHint} onClick={create}>
          {texts.create}
        </Button>
        <InspectorToggle />
      </div>
      <ImportNote />
      {problems.length === 0 ? null : (
        <details className={styles.problems}>
          <summary>{texts.problems(problems.length)}</summary>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
      {shown.length > 0 || entries.length === 0 ? (
        <PresetGrid entries={shown} onOpen={open} onRemove={remove} />
      ) : (
        <div className={styles.nothing}>
          <p>{texts.none(query)}</p>
          <Button onClick={() => useGallery.setState({ query: '' })}>{texts.clearSearch}</Button>
        </div>
      )}
      {creating ? <NewPresetDialog onClose={() => useGallery.setState({ creating: false })} /> : null}
    </InspectorLayout>
  );
}
