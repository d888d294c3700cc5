import { useMemo } from 'react';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { texts } from '../../texts/view.ts';
import { useDesign } from './designStore.ts';
import { frameChanges } from './frameChanges.ts';
import { useLock } from './lockStore.ts';
import styles from './readout.module.css';
import { useSceneOf } from './useSceneOf.ts';
import { useAssets } from './useScenes.ts';

function Changes({ before, frame }: { readonly before: Preset; readonly frame: number }) {
  const preset = useDesign((state) => state.preset);
  const assets = useAssets();
  const [was, is] = [useSceneOf(before, frame, assets), useSceneOf(preset, frame, assets)];
  const changes = useMemo(() => frameChanges(was, is), [was, is]);
  return (
    <section className={styles.locked} aria-label={texts.locked(frame)}>
      <b>{texts.locked(frame)}</b>
      {changes.length === 0 ? (
        <p>{texts.lockedSame}</p>
      ) : (
        <dl>
          {changes.map(({ label, from, to }) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>
                {from} → {to}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** What has become of the locked frame, in words. */
export function LockedNote() {
  const locked = useLock((state) => state.locked);
  return locked === null ? null : <Changes before={locked.preset} frame={locked.frame} />;
}
