import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FrameFilter } from '../../../../shared/domain/dataset/frameFilter.ts';
import { texts } from '../../../texts/frames.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount } from '../../../ui/format.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { facetsQuery } from '../framesWindow.ts';
import { tagFrames } from './tagging.ts';
import styles from './tags.module.css';

interface TagDialogProps {
  readonly dataset: string;
  /** Which frames, and how many they are. */
  readonly filter: FrameFilter;
  readonly count: number;
  readonly onClose: () => void;
}

/** Gives tags to the chosen frames, or takes them away. Tags that all of them have are pressed. */
export function TagDialog({ dataset, filter, count, onClose }: TagDialogProps) {
  const [typed, setTyped] = useState('');
  const { data: facets } = useQuery(facetsQuery(dataset, filter));
  const change = useMutation({
    mutationFn: ({ tag, on }: { readonly tag: string; readonly on: boolean }) => tagFrames(dataset, filter, tag, on),
    onSuccess: (_, { on }) => (on && typed !== '' ? onClose() : undefined),
  });
  const tag = typed.trim();
  const add = () => change.mutate({ tag, on: true });
  return (
    <Dialog
      title={texts.tagTitle(formatCount(count))}
      onClose={onClose}
      action={{ label: texts.tagAdd, perform: add, disabled: tag === '' || change.isPending }}
    >
      <TextField label={texts.tagNew} value={typed} onChange={(text) => setTyped(text.slice(0, 60))} autoFocus />
      <div className={styles.known}>
        {(facets?.tags ?? []).map(({ value, matching }) => {
          const isOn = matching === count;
          return (
            <button
              key={value}
              type="button"
              aria-pressed={isOn ? true : matching > 0 ? 'mixed' : false}
              aria-label={isOn ? texts.tagOff(value) : texts.tagOn(value)}
              onClick={() => change.mutate({ tag: value, on: !isOn })}
            >
              {value}
              <small>{formatCount(matching)}</small>
            </button>
          );
        })}
      </div>
      {change.error === null ? null : <ErrorNote error={change.error} />}
    </Dialog>
  );
}
