import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FrameEntry } from '../../../../shared/contract/frameQueries.ts';
import { ALL_FRAMES } from '../../../../shared/domain/dataset/frameFilter.ts';
import { texts } from '../../../texts/frames.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { tagFrames } from './tagging.ts';
import styles from './tags.module.css';

/** The tags of one frame: a click takes one away, Enter in the field gives another. */
export function FrameTags({ dataset, frame }: { readonly dataset: string; readonly frame: FrameEntry }) {
  const [typed, setTyped] = useState('');
  const only = { ...ALL_FRAMES, frames: [frame.frame] };
  const add = async () => {
    const tag = typed.trim();
    if (tag === '') return;
    await tagFrames(dataset, only, tag, true);
    setTyped('');
  };
  return (
    <form
      className={styles.frame}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {frame.tags.length === 0 ? null : (
        <div className={styles.known}>
          {frame.tags.map((tag) => (
            <button key={tag} type="button" aria-label={texts.tagOff(tag)} onClick={() => void tagFrames(dataset, only, tag, false)}>
              {tag}
              <IconX size={11} aria-hidden />
            </button>
          ))}
        </div>
      )}
      <TextField label={texts.tagNew} value={typed} onChange={(text) => setTyped(text.slice(0, 60))} />
    </form>
  );
}
