import type { Facets } from '../../../../shared/contract/frameQueries.ts';
import type { FrameFilter } from '../../../../shared/domain/dataset/frameFilter.ts';
import { Side } from '../../../../shared/domain/dataset/split.ts';
import { texts } from '../../../texts/frames.ts';
import { Section } from '../../../ui/Section.tsx';
import { setFilter } from '../gridStore.ts';
import { WordList } from './WordList.tsx';

interface SplitSidesProps {
  readonly split: Facets['splits'][number];
  readonly filter: FrameFilter;
}

/** A side of a split as people read it; null stands for frames on none. */
export function formatSide(side: Side | null): string {
  return texts.sides[side ?? 'none'];
}

/** The sides of a split, each with how many frames stand on it; a click wants one. */
export function SplitSides({ split: { name, values }, filter }: SplitSidesProps) {
  const wanted = filter.splits[name] ?? [];
  return (
    <Section id={`filter.split.${name}`} title={texts.ofSplit(name)} summary={wanted.map(formatSide).join(', ')} initiallyOpen>
      <WordList
        label={texts.ofSplit(name)}
        values={values}
        distinct={values.filter(({ value }) => value !== null).length}
        wanted={wanted}
        format={(value) => texts.sides[Side.safeParse(value).data ?? 'none']}
        nothing={texts.sides.none}
        onChange={(next) => {
          const { [name]: _, ...others } = filter.splits;
          const sides = next.flatMap((side) => (side === null ? [null] : (Side.safeParse(side).data ?? [])));
          setFilter({ splits: sides.length === 0 ? others : { ...others, [name]: sides } });
        }}
      />
    </Section>
  );
}
