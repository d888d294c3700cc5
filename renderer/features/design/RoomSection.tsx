import { useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../../app/workspace.ts';
import { presetAssetsQuery } from '../../client/queries.ts';
import { FormFields } from '../../forms/FormField.tsx';
import { texts } from '../../texts/design.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { WallChart } from './distributions/charts.tsx';
import { SIZE, SURROUNDINGS, WALLS } from './fields/room.ts';

/** Walls and what hangs on them, what stands about, and how large the room is. */
export function RoomSection() {
  const pBackground = useDesign((state) => state.preset.room.pBackground);
  const accepted = useQuery(presetAssetsQuery).data?.userBackgrounds.length ?? 0;
  return (
    <Section id="design.room" title={texts.sections.room} summary={texts.roomSummary(formatShare(pBackground))}>
      <FormFields fields={WALLS} />
      <WallChart />
      <p className={styles.aside}>
        <span className="hint">{texts.ownPhotographs(formatCount(accepted))}</span>
        <Button kind="quiet" onClick={() => useWorkspace.getState().go('backgrounds')}>
          {texts.reviewPhotographs}
        </Button>
      </p>
      <h3 className={styles.heading}>{texts.groups.surroundings}</h3>
      <FormFields fields={SURROUNDINGS} />
      <h3 className={styles.heading}>{texts.groups.size}</h3>
      <FormFields fields={SIZE} />
    </Section>
  );
}
