import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { Repair } from '../../../../shared/contract/care.ts';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import { FAULT_KINDS, type IntegrityReport } from '../../../../shared/domain/dataset/integrity.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/care.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount, formatWhen } from '../../../ui/format.ts';
import { Fact } from '../../../ui/Row.tsx';
import { putJobs } from '../../jobs/jobsStore.ts';
import styles from './care.module.css';
import { reportQuery } from './queries.ts';

const REPAIRS = ['none', 'drop', 'render'] as const;
const SHOWN = 20;

/** What the last check found, and a new one. */
export function CheckDialog({ dataset, onClose }: { readonly dataset: DatasetEntry; readonly onClose: () => void }) {
  const { data: report, error } = useQuery(reportQuery(dataset.id));
  const [repair, setRepair] = useState<z.infer<typeof Repair>>('none');
  const check = useMutation({
    mutationFn: () => studio().care.check({ id: dataset.id, repair }),
    onSuccess: (job) => {
      putJobs([job]);
      useLastAction.getState().tell(texts.started.check);
      onClose();
    },
  });
  const problem = check.error ?? error;
  return (
    <Dialog
      title={texts.checkTitle(dataset.name)}
      onClose={onClose}
      size={520}
      action={{ label: texts.checkAction, perform: () => check.mutate(), disabled: check.isPending }}
    >
      <p className="hint">{texts.checkNote}</p>
      {report == null ? <p>{texts.neverChecked}</p> : <Report report={report} />}
      {dataset.kind === 'synthetic' ? (
        <Choice
          label={texts.repair}
          labelled
          value={repair}
          onChange={setRepair}
          options={REPAIRS.map((value) => ({ value, label: texts.repairs[value] }))}
        />
      ) : null}
      {problem === null ? null : <ErrorNote error={problem} />}
    </Dialog>
  );
}

function Report({ report }: { readonly report: IntegrityReport }) {
  const { frames, checkedAt, counts, faults, dropped, nearDuplicates, alikeElsewhere } = report;
  const found = FAULT_KINDS.filter((kind) => counts[kind] > 0);
  return (
    <>
      <p>{texts.checked(formatCount(frames), formatWhen(checkedAt))}</p>
      {found.length === 0 ? (
        <p className={styles.good}>{texts.sound}</p>
      ) : (
        <>
          <dl className={styles.facts}>
            {found.map((kind) => (
              <Fact key={kind} label={texts.faults[kind]}>
                {formatCount(counts[kind])}
              </Fact>
            ))}
          </dl>
          <Lines lines={faults.map(({ file, detail }) => `${file}: ${detail}`)} />
        </>
      )}
      {dropped > 0 ? <p className="hint">{texts.dropped(dropped)}</p> : null}
      {nearDuplicates.length === 0 ? null : (
        <>
          <p className={styles.warning}>{texts.alike(nearDuplicates.length)}</p>
          <Lines lines={nearDuplicates.map((group) => group.join(', '))} />
        </>
      )}
      {alikeElsewhere.length === 0 ? null : (
        <>
          <p className={styles.warning}>{texts.elsewhere(alikeElsewhere.length)}</p>
          <Lines lines={alikeElsewhere.map(({ name, dataset, other }) => texts.like(name, dataset, other))} />
        </>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {lines.slice(0, SHOWN).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > SHOWN ? <li>{texts.andMore(lines.length - SHOWN)}</li> : null}
    </ul>
  );
}
