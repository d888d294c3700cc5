import { useQuery } from '@tanstack/react-query';
import type { FrameEntry } from '../../../shared/contract/datasets.ts';
import type { FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { assetUrl } from '../../client/asset.ts';
import { frameQuery } from '../../client/queries.ts';
import { texts } from '../../texts/datasets.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatDuration, formatNumber, formatShare } from '../../ui/format.ts';
import { Fact } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { Tree } from '../../ui/Tree.tsx';
import styles from './datasets.module.css';
import { useGrid } from './gridStore.ts';
import { useSelectedFrame } from './useSelectedFrame.ts';
import { WipedImage } from './WipedImage.tsx';

function Making({ record }: { readonly record: FrameRecord }) {
  const camera = record.spec.cameras[record.attempt];
  return (
    <>
      <Fact label={texts.facts.subject}>{record.subject}</Fact>
      {camera === undefined ? null : (
        <>
          <Fact label={texts.facts.framing}>{camera.framing}</Fact>
          <Fact label={texts.facts.lens}>{`${formatNumber(camera.focalLength, 0)} mm`}</Fact>
          <Fact label={texts.facts.angle}>{`${formatNumber(((camera.theta - 1.5 * Math.PI) * 180) / Math.PI, 0)}°`}</Fact>
        </>
      )}
      <Fact label={texts.facts.exposure}>{texts.stops(formatNumber(record.exposure, 1))}</Fact>
      <Fact label={texts.facts.seconds}>{formatDuration(record.seconds)}</Fact>
    </>
  );
}

function Details({ dataset, frame }: { readonly dataset: string; readonly frame: FrameEntry }) {
  const { data, error } = useQuery(frameQuery(dataset, frame.frame));
  const record = data?.entry.frame === frame.frame ? data.record : null;
  const link = (url: string) => (
    <a href={assetUrl(url)} target="_blank" rel="noreferrer">
      {decodeURIComponent(url.split(/[/?]/).filter(Boolean).slice(-2).join('/'))}
    </a>
  );
  return (
    <>
      <Section id="frame.facts" title={texts.details} summary={frame.name} initiallyOpen>
        <dl>
          <Fact label={texts.facts.size}>{texts.pixels(frame.width, frame.height)}</Fact>
          <Fact label={texts.facts.skin}>{formatShare(frame.skinShare, 1)}</Fact>
          {frame.personShare === null ? null : <Fact label={texts.facts.person}>{formatShare(frame.personShare, 1)}</Fact>}
          {record === null ? null : <Making record={record} />}
        </dl>
        {error === null ? null : <ErrorNote error={error} />}
      </Section>
      <Section id="frame.files" title={texts.files} initiallyOpen>
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

/** The frame in hand: its picture with the mask wiped by the pointer, its measures, its files, and its spec. */
export function FrameInspector({ dataset }: { readonly dataset: string }) {
  const { frame } = useSelectedFrame(dataset);
  if (frame === undefined) return <p className={styles.choose}>{texts.choose}</p>;
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
      <Details dataset={dataset} frame={frame} />
    </>
  );
}
