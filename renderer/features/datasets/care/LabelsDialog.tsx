import { Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import { LABEL_POLICIES, type LabelPolicy } from '../../../../shared/domain/labels/labelPolicy.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/care.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { putJobs } from '../../jobs/jobsStore.ts';
import styles from './care.module.css';
import { labelsQuery } from './queries.ts';

const PARTS = LABEL_POLICIES.paper.skin;
const POLICIES = ['paper', 'strict', 'own'] as const;

/** Another policy of what counts as skin. */
export function LabelsDialog({ dataset, onClose }: { readonly dataset: DatasetEntry; readonly onClose: () => void }) {
  const { data: now, error } = useQuery(labelsQuery(dataset.id));
  const [chosen, setChosen] = useState<(typeof POLICIES)[number]>('strict');
  const [name, setName] = useState('mine');
  const [parts, setParts] = useState<LabelPolicy['skin']>(['face', 'hand']);
  const policy: LabelPolicy =
    chosen === 'own' ? { name: name.trim(), skin: parts } : { name: chosen, skin: [...LABEL_POLICIES[chosen].skin] };
  const relabel = useMutation({
    mutationFn: () => studio().care.relabel({ id: dataset.id, policy }),
    onSuccess: (job) => {
      putJobs([job]);
      useLastAction.getState().tell(texts.started.labels);
      onClose();
    },
  });
  const problem = relabel.error ?? error;
  const isReady = dataset.kind === 'synthetic' && policy.name !== '' && policy.skin.length > 0 && !relabel.isPending;
  return (
    <Dialog
      title={texts.labelsTitle(dataset.name)}
      onClose={onClose}
      action={{ label: texts.labelsAction, perform: () => relabel.mutate(), disabled: !isReady }}
    >
      <p className="hint">{dataset.kind === 'real' ? texts.labelsPhotographs : texts.labelsNote}</p>
      {now == null ? null : <p>{texts.labelsNow(now.name)}</p>}
      <Choice
        label={texts.policy}
        labelled
        value={chosen}
        onChange={setChosen}
        disabled={dataset.kind === 'real'}
        options={POLICIES.map((value) => ({ value, label: texts.policies[value] }))}
      />
      {chosen === 'own' ? <TextField label={texts.ownName} value={name} onChange={setName} /> : null}
      <fieldset className={styles.checks}>
        <legend>{texts.mask.skin}</legend>
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            label={texts.parts[part]}
            disabled={chosen !== 'own'}
            checked={policy.skin.includes(part)}
            onChange={(event) => setParts(PARTS.filter((one) => (one === part ? event.currentTarget.checked : parts.includes(one))))}
          />
        ))}
      </fieldset>
      {problem === null ? null : <ErrorNote error={problem} />}
    </Dialog>
  );
}
