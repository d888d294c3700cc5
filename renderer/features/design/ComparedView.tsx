import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { presetDifferences } from '../../../shared/domain/preset/differences.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { texts } from '../../texts/view.ts';
import type { PoseLink } from '../../three/poseLink.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './compare.module.css';
import { useCompare } from './compareStore.ts';
import { DifferencesTable } from './DifferencesTable.tsx';
import { useDesign } from './designStore.ts';
import { SceneCanvas } from './SceneCanvas.tsx';

/** Another preset, or a version of this one, beside the one being designed: the same frame from the same side, and what differs, by name. */
export function ComparedView({ other, link }: { readonly other: Preset; readonly link: PoseLink | null }) {
  const preset = useDesign((state) => state.preset);
  const differences = useMemo(() => presetDifferences(preset, other), [preset, other]);
  return (
    <section className={styles.compared} aria-label={`${texts.compare} ${other.name}`}>
      {link === null ? null : <SceneCanvas preset={other} link={link} label={texts.comparedView(other.name)} />}
      <header className={styles.head}>
        <b>{other.name}</b>
        <span>{texts.differences(differences.length)}</span>
        <IconButton label={texts.noCompare} onClick={() => useCompare.setState({ other: null })}>
          <IconX />
        </IconButton>
      </header>
      <DifferencesTable other={other} differences={differences} />
    </section>
  );
}
