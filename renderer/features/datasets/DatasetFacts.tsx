import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { texts } from '../../texts/datasets.ts';
import { formatCount, formatShare, formatWhen } from '../../ui/format.ts';
import { Fact } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './datasets.module.css';

/** While no frame is in hand: what the dataset is. */
export function DatasetFacts({ dataset }: { readonly dataset: DatasetEntry }) {
  const { kind, path, source, frames, wanted, meanSkinShare, createdAt } = dataset;
  const words = texts.datasetFacts;
  return (
    <>
      <Section id="dataset.facts" title={texts.dataset} initiallyOpen>
        <dl>
          <Fact label={words.frames}>
            {frames < wanted ? texts.partial(formatCount(frames), formatCount(wanted)) : formatCount(frames)}
          </Fact>
          {frames === 0 ? null : <Fact label={words.skin}>{formatShare(meanSkinShare, 1)}</Fact>}
          <Fact label={words.kind}>{texts.kinds[kind]}</Fact>
          <Fact label={kind === 'real' ? words.layout : words.preset}>{source}</Fact>
          <Fact label={words.created}>{formatWhen(createdAt)}</Fact>
          <Fact label={words.path}>
            <span className={styles.path}>{path}</span>
          </Fact>
        </dl>
      </Section>
      <p className={styles.choose}>{texts.choose}</p>
    </>
  );
}
