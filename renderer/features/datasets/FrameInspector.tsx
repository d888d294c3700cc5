import { useQuery } from '@tanstack/react-query';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import type { FrameEntry } from '../../../shared/contract/frameQueries.ts';
import type { FrameRecord } from '../../../shared/domain/dataset/format.ts';
import {
  type FrameProperties,
  NumberProperty,
  type WordProperty,
  WordProperty as Words,
} from '../../../shared/domain/dataset/frameProperties.ts';
import { assetUrl } from '../../client/asset.ts';
import { frameQuery } from '../../client/queries.ts';
import { texts } from '../../texts/datasets.ts';
import { texts as words } from '../../texts/frames.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatDuration, formatNumber } from '../../ui/format.ts';
import { Fact } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { Tree } from '../../ui/Tree.tsx';
import { DatasetFacts } from './DatasetFacts.tsx';
import styles from './datasets.module.css';
import { formatWord } from './filter/WordList.tsx';
import { useGrid } from './gridStore.ts';
import { formatProperty } from './properties.ts';
import { showInDesign } from './showInDesign.ts';
import { FrameTags } from './tags/FrameTags.tsx';
import { useSelectedFrame } from './useSelectedFrame.ts';
import { WipedImage } from './view/WipedImage.tsx';

const SIZE: ReadonlySet<NumberProperty> = new Set(['width', 'height']);

/** What is known of the frame, named as in the filters. */
function Known({ properties, record }: { readonly properties: FrameProperties; readonly record: FrameRecord | null }) {
  const wordOf = (property: WordProperty) =>
    property === 'subject' || property === 'subset' || property === 'split' ? null : properties[property];
  return (
    <>
      {NumberProperty.options.map((property) => {
        const value = properties[property];
        return value === null || SIZE.has(property) ? null : (
          <Fact key={property} label={words.properties[property]}>
            {formatProperty(property, value)}
          </Fact>
        );
      })}
      {Words.options.map((property) => {
        const value = wordOf(property);
        return value === null ? null : (
          <Fact key={property} label={words.properties[property]}>
            {formatWord(value)}
          </Fact>
        );
      })}
      {record === null ? null : (
        <>
          <Fact label={texts.facts.subject}>{record.subject}</Fact>
          <Fact label={texts.facts.exposure}>{texts.stops(formatNumber(record.exposure, 1))}</Fact>
          <Fact label={texts.facts.seconds}>{formatDuration(record.seconds)}</Fact>
        </>
      )}
    </>
  );
}

function Details({ dataset, frame }: { readonly dataset: string; readonly frame: FrameEntry }) {
  const { data, error } = useQuery(frameQuery(dataset, frame.frame));
  const isThis = data?.entry.frame === frame.frame;
  const record = isThis ? data.record : null;
  const link = (url: string) => (
    <a href={assetUrl(url)} target="_blank" rel="noreferrer">
      {decodeURIComponent(url.split(/[/?]/).filter(Boolean).slice(-2).join('/'))}
    </a>
  );
  return (
    <>
      <Section id="frame.tags" title={words.tags} summary={frame.tags.join(', ')} initiallyOpen>
        <FrameTags dataset={dataset} frame={frame} />
      </Section>
      <Section id="frame.facts" title={texts.details} summary={frame.name} initiallyOpen>
        <dl>
          <Fact label={texts.facts.size}>{texts.pixels(frame.width, frame.height)}</Fact>
          {isThis ? <Known properties={data.properties} record={record} /> : null}
        </dl>
        {error === null ? null : <ErrorNote error={error} />}
        {record === null ? null : <Button onClick={() => void showInDesign(dataset, record.frame)}>{words.showInDesign}</Button>}
      </Section>
      <Section id="frame.files" title={texts.files}>
        <dl>
          <Fact label={texts.facts.image}>{record?.files.image ?? link(frame.image)}</Fact>
          <Fact label={texts.facts.skinMask}>{record?.files.skin ?? link(frame.skin)}</Fact>
          {frame.person === null ? null : <Fact label={texts.facts.personMask}>{record?.files.person ?? link(frame.person)}</Fact>}
        </dl>
      </Section>
      <Section id="frame.spec" title={texts.spec}>
        {record === null ? <p className="hint">{texts.noSpec}</p> : <Tree value={record.spec} label={texts.spec} />}
      </Section>
    </>
  );
}

/** The frame in hand, else the dataset: its picture with the overlay wiped by the pointer, its tags, what is known of it, its files and spec. */
export function FrameInspector({ dataset }: { readonly dataset: DatasetEntry }) {
  const { frame } = useSelectedFrame(dataset.id);
  if (frame === undefined) return <DatasetFacts dataset={dataset} />;
  return (
    <>
      <button
        type="button"
        className={styles.large}
        aria-label={`${texts.open}: ${frame.name}`}
        onClick={() => useGrid.setState({ open: true })}
      >
        <WipedImage frame={frame} />
      </button>
      <Details dataset={dataset.id} frame={frame} />
    </>
  );
}
