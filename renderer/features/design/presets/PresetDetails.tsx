import { Textarea } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { PresetEntry } from '../../../../shared/contract/presets.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { tellFailure } from '../../../app/lastAction.ts';
import { texts } from '../../../texts/presets.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { formatCount, formatWhen } from '../../../ui/format.ts';
import { Fact } from '../../../ui/Row.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCompare } from '../compareStore.ts';
import { useDesign } from '../designStore.ts';
import { describePreset, duplicatePreset, exportPreset, removePreset } from '../presetActions.ts';
import { closeGallery } from './galleryStore.ts';
import { PresetPicture } from './PresetPicture.tsx';
import styles from './presets.module.css';
import { framingWords } from './presetWords.ts';

/** Name and notes of one of the user's presets, written when both fields are left. */
function Words({ entry }: { readonly entry: PresetEntry }) {
  const { preset } = entry;
  const [name, setName] = useState(preset.name);
  const [notes, setNotes] = useState(preset.notes);
  const keep = () => {
    const change = {
      ...(name.trim() !== '' && name.trim() !== preset.name ? { name: name.trim() } : {}),
      ...(notes !== preset.notes ? { notes } : {}),
    };
    if (Object.keys(change).length > 0) describePreset(entry, change).catch(tellFailure);
    if (name.trim() === '') setName(preset.name);
  };
  return (
    <form
      style={{ display: 'contents' }}
      onBlur={(event) => {
        // Kept words are shown anew, which would take the keyboard from the other field.
        if (!event.currentTarget.contains(event.relatedTarget)) keep();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextField label={texts.rename} value={name} onChange={setName} />
      <Textarea
        label={texts.notes}
        placeholder={texts.noNotes}
        value={notes}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
    </form>
  );
}

function compareWith(other: Preset): void {
  useCompare.setState({ other });
  closeGallery();
}

/** The preset in hand: what it gives, what is noted about it, and what can be done with it. */
export function PresetDetails({ entry, onOpen }: { readonly entry: PresetEntry | null; readonly onOpen: (entry: PresetEntry) => void }) {
  const isOpen = useDesign((state) => state.id) === entry?.id;
  if (entry === null) return <p className={styles.details}>{texts.choose}</p>;
  const { id, preset, builtin, changedAt } = entry;
  const { frames, framesPerSubject, render, lights, people } = preset;
  const most = Math.max(...Object.entries(people.count).map(([count, weight]) => (weight > 0 ? Number(count) : 1)));
  return (
    <div className={styles.details}>
      <div className={styles.detailsFace}>
        <PresetPicture preset={preset} />
      </div>
      {builtin ? (
        <>
          <b>{preset.name}</b>
          <p className={styles.notes}>{preset.notes}</p>
        </>
      ) : (
        <Words key={`${id} ${changedAt}`} entry={entry} />
      )}
      <div className={styles.actions}>
        <Button kind="primary" onClick={() => onOpen(entry)}>
          {texts.open}
        </Button>
        <Button onClick={() => void duplicatePreset(preset).then(closeGallery, tellFailure)}>{texts.duplicate}</Button>
        <Button hint={texts.compareHint} disabled={isOpen} onClick={() => compareWith(preset)}>
          {texts.compare}
        </Button>
        <span className={styles.grow} />
        <IconButton label={texts.export} onClick={() => exportPreset(preset)}>
          <IconDownload />
        </IconButton>
        {builtin ? null : (
          <IconButton label={texts.remove} onClick={() => void removePreset(id, preset.name).catch(tellFailure)}>
            <IconTrash />
          </IconButton>
        )}
      </div>
      {builtin ? <p className={styles.hint}>{texts.readOnly}</p> : null}
      <dl>
        <Fact label={texts.facts.frames}>{formatCount(frames)}</Fact>
        <Fact label={texts.facts.subjects}>{texts.subjects(formatCount(Math.ceil(frames / framesPerSubject)), framesPerSubject)}</Fact>
        <Fact label={texts.facts.framings}>{framingWords(preset)}</Fact>
        <Fact label={texts.facts.people}>{texts.people(most)}</Fact>
        <Fact label={texts.facts.lights}>{lights.large.count + lights.small.count}</Fact>
        <Fact label={texts.facts.size}>{texts.pixels(render.width, render.height)}</Fact>
        <Fact label={texts.facts.seed}>{preset.seed}</Fact>
        {changedAt === null ? null : <Fact label={texts.changed}>{formatWhen(changedAt)}</Fact>}
      </dl>
    </div>
  );
}
