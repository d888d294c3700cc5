import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { texts } from '../../../texts/presets.ts';
import { frameOfPresetQuery, shippedPicture } from './presetPictures.ts';
import styles from './presets.module.css';

const PLACES = [0, 1, 2, 3] as const;

/** Four frames of a preset as they come from Blender. */
function RenderedFrames({ preset }: { readonly preset: Preset }) {
  const shots = useQueries({ queries: PLACES.map((place) => frameOfPresetQuery(preset, place)) });
  const isEmpty = shots.every(({ data }) => data == null);
  const failed = shots.find(({ error }) => error !== null)?.error;
  return (
    <div className={styles.frames} role="img" aria-label={texts.picture(preset.name)}>
      {PLACES.map((place) => {
        const url = shots[place]?.data;
        return (
          <div key={place} className={styles.tile} data-waiting={shots[place]?.isFetching || undefined}>
            {url == null ? null : <img src={url} alt="" draggable={false} decoding="async" />}
          </div>
        );
      })}
      {isEmpty ? (
        <span className={styles.noPicture} title={failed?.message}>
          {failed === undefined ? texts.picturing : texts.noPicture}
        </span>
      ) : null}
    </div>
  );
}

/** What a preset gives, as a picture: shipped with the studio, or rendered on demand. */
export function PresetPicture({ preset }: { readonly preset: Preset }) {
  const shipped = useMemo(() => shippedPicture(preset), [preset]);
  if (shipped === null) return <RenderedFrames preset={preset} />;
  return <img className={styles.shipped} src={shipped} alt={texts.picture(preset.name)} draggable={false} decoding="async" />;
}
