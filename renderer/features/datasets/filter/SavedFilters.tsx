import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FrameFilter } from '../../../../shared/domain/dataset/frameFilter.ts';
import { isEverything } from '../../../../shared/domain/dataset/frameFilter.ts';
import { tellFailure, useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { queryClient } from '../../../client/queries.ts';
import { texts } from '../../../texts/frames.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Section } from '../../../ui/Section.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { savedFiltersQuery } from '../framesWindow.ts';
import { setFilter } from '../gridStore.ts';
import styles from './filter.module.css';

const refresh = () => queryClient.invalidateQueries({ queryKey: savedFiltersQuery.queryKey });

function KeepDialog({ filter, onClose }: { readonly filter: FrameFilter; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const keep = useMutation({
    mutationFn: () => studio().datasets.saveFilter({ name: name.trim(), filter }),
    onSuccess: () => {
      useLastAction.getState().tell(texts.keptAs(name.trim()));
      void refresh();
      onClose();
    },
  });
  const disabled = name.trim() === '' || keep.isPending;
  return (
    <Dialog title={texts.keepTitle} onClose={onClose} action={{ label: texts.keep, perform: () => keep.mutate(), disabled }}>
      <TextField label={texts.keepName} value={name} onChange={setName} autoFocus />
      {keep.error === null ? null : <ErrorNote error={keep.error} />}
    </Dialog>
  );
}

/** Filters that were kept, to take up again; and a way to keep the one in hand. */
export function SavedFilters({ filter }: { readonly filter: FrameFilter }) {
  const { data: saved = [] } = useQuery(savedFiltersQuery);
  const [asking, setAsking] = useState(false);
  const forget = useMutation({
    mutationFn: (name: string) => studio().datasets.removeFilter({ name }),
    onSuccess: (_, name) => {
      const old = saved.find((one) => one.name === name);
      const undo = () => void (old === undefined ? null : studio().datasets.saveFilter(old).then(refresh).catch(tellFailure));
      useLastAction.getState().tell(texts.forget(name), undo);
      void refresh();
    },
  });
  const canKeep = !isEverything(filter);
  if (saved.length === 0 && !canKeep) return null;
  return (
    <Section id="filter.saved" title={texts.kept} summary={saved.length > 0 ? String(saved.length) : null} initiallyOpen>
      <ul className={styles.saved}>
        {saved.map(({ name, filter: kept }) => (
          <li key={name}>
            <button type="button" onClick={() => setFilter(kept)}>
              {name}
            </button>
            <IconButton label={texts.forget(name)} onClick={() => forget.mutate(name)}>
              <IconX />
            </IconButton>
          </li>
        ))}
      </ul>
      {canKeep ? <Button onClick={() => setAsking(true)}>{`${texts.keep}…`}</Button> : null}
      {asking ? <KeepDialog filter={filter} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
