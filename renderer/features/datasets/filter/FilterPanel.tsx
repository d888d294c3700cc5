import type { Facets, NumberFacet, WordFacet } from '../../../../shared/contract/frameQueries.ts';
import type { FrameFilter } from '../../../../shared/domain/dataset/frameFilter.ts';
import { texts } from '../../../texts/frames.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Section } from '../../../ui/Section.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { setFilter, useGrid } from '../gridStore.ts';
import { formatRange } from '../properties.ts';
import { useFacets } from '../useFacets.ts';
import { BrushHistogram } from './BrushHistogram.tsx';
import styles from './filter.module.css';
import { SavedFilters } from './SavedFilters.tsx';
import { SplitSides } from './SplitSides.tsx';
import { formatWord, WordList } from './WordList.tsx';

/** Open from the start: what most questions are about. */
const FIRST: ReadonlySet<string> = new Set(['skinShare', 'skinType', 'framingClass', 'tags']);
/** People read these first; the others follow in the order of the schema. */
const ORDER = ['framingClass', 'skinType', 'skinShare', 'ita', 'viewAngle', 'focalLength', 'clothing', 'clothedShare', 'sex', 'age'];

type Facet = { readonly kind: 'number'; readonly facet: NumberFacet } | { readonly kind: 'word'; readonly facet: WordFacet };

/** Properties that tell frames apart: one value for all of them tells nothing. */
function tellingFacets({ numbers, words }: Facets): Facet[] {
  const facets: Facet[] = [
    ...words.filter(({ values }) => values.length > 1).map((facet) => ({ kind: 'word', facet }) as const),
    ...numbers
      .filter(({ all, unknown }) => all.filter(Boolean).length + Math.sign(unknown.all) > 1)
      .map((facet) => ({ kind: 'number', facet }) as const),
  ];
  const place = ({ facet }: Facet) => (ORDER.includes(facet.property) ? ORDER.indexOf(facet.property) : ORDER.length);
  return facets.sort((a, b) => place(a) - place(b));
}

function NumberSection({ facet, filter }: { readonly facet: NumberFacet; readonly filter: FrameFilter }) {
  const { property } = facet;
  const range = filter.ranges[property];
  return (
    <Section
      id={`filter.${property}`}
      title={texts.properties[property]}
      summary={range === undefined ? null : formatRange(property, range)}
      initiallyOpen={FIRST.has(property)}
    >
      <BrushHistogram
        facet={facet}
        range={range}
        onChange={(next) => {
          const { [property]: _, ...others } = filter.ranges;
          setFilter({ ranges: next === null ? others : { ...others, [property]: next } });
        }}
      />
    </Section>
  );
}

function WordSection({ facet, filter }: { readonly facet: WordFacet; readonly filter: FrameFilter }) {
  const { property, values, distinct } = facet;
  const wanted = filter.words[property] ?? [];
  // Types I to VI read in their order, everything else by how many there are.
  const shown = property === 'skinType' ? [...values].sort((a, b) => (a.value ?? '~').localeCompare(b.value ?? '~')) : values;
  return (
    <Section
      id={`filter.${property}`}
      title={texts.properties[property]}
      summary={wanted.map(formatWord).join(', ')}
      initiallyOpen={FIRST.has(property)}
    >
      <WordList
        label={texts.properties[property]}
        values={shown}
        distinct={distinct}
        wanted={wanted}
        onChange={(next) => {
          const { [property]: _, ...others } = filter.words;
          setFilter({ words: next.length === 0 ? others : { ...others, [property]: [...next] } });
        }}
      />
    </Section>
  );
}

/** Histograms of every property under the filter; each shows what another choice in it would give. */
export function FilterPanel({ dataset }: { readonly dataset: string }) {
  const filter = useGrid((state) => state.filter);
  const { data: facets, error } = useFacets(dataset, filter);
  return (
    <section className={styles.panel} aria-label={texts.filters}>
      <div className={styles.search}>
        <TextField label={texts.search} value={filter.text} onChange={(text) => setFilter({ text: text.slice(0, 200) })} />
      </div>
      {error === null ? null : <ErrorNote error={error} />}
      <SavedFilters filter={filter} />
      {facets === undefined || facets.tags.length === 0 ? null : (
        <Section id="filter.tags" title={texts.tags} summary={filter.tags.with.join(', ')} initiallyOpen>
          <WordList
            label={texts.tags}
            values={facets.tags}
            distinct={facets.tags.length}
            wanted={filter.tags.with}
            onChange={(next) => setFilter({ tags: { ...filter.tags, with: next.filter((tag) => tag !== null) } })}
          />
        </Section>
      )}
      {facets?.splits.map((split) => (
        <SplitSides key={split.name} split={split} filter={filter} />
      ))}
      {facets === undefined
        ? null
        : tellingFacets(facets).map((one) =>
            one.kind === 'number' ? (
              <NumberSection key={one.facet.property} facet={one.facet} filter={filter} />
            ) : (
              <WordSection key={one.facet.property} facet={one.facet} filter={filter} />
            ),
          )}
      {facets === undefined || facets.backgrounds.distinct === 0 ? null : (
        <Section id="filter.backgrounds" title={texts.background} summary={filter.backgrounds.map(lastPart).join(', ')}>
          <WordList
            label={texts.background}
            values={facets.backgrounds.values}
            distinct={facets.backgrounds.distinct}
            wanted={filter.backgrounds}
            onChange={(next) => setFilter({ backgrounds: next.filter((asset) => asset !== null) })}
            format={lastPart}
          />
        </Section>
      )}
    </section>
  );
}

/** The end of an asset id: the folders before it say nothing here. */
function lastPart(asset: string): string {
  return asset.split('/').at(-1) ?? asset;
}
