import { useQuery } from '@tanstack/react-query';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { datasetsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/models.ts';
import { texts as settingsTexts } from '../../texts/settings.ts';
import { formatFixed, formatNumber } from '../../ui/format.ts';
import { Fact } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { useErrors } from './errors/errorsStore.ts';
import styles from './models.module.css';
import { RecipeFacts } from './training/RecipeFacts.tsx';
import { showModels } from './view.ts';

function RunFacts({ run }: { readonly run: RunEntry }) {
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const last = run.epochs.at(-1);
  const names = run.datasets.map((id) => datasets.find((dataset) => dataset.id === id || dataset.path === id)?.name ?? id);
  return (
    <dl>
      <Fact label={texts.facts.datasets}>{names.join(', ')}</Fact>
      <Fact label={texts.facts.provider}>{settingsTexts.deviceNames[run.provider] ?? run.provider}</Fact>
      {last === undefined ? null : (
        <>
          <Fact label={texts.facts.speed}>{texts.speed(formatNumber(last.imagesPerSecond, 1))}</Fact>
          <Fact label={texts.facts.memory}>{texts.megabytes(formatNumber(last.peakMegabytes, 0))}</Fact>
        </>
      )}
      <Fact label={texts.facts.folder}>{run.path}</Fact>
    </dl>
  );
}

/** What each of several runs was made of. */
export function ComparedInspector({ runs }: { readonly runs: readonly RunEntry[] }) {
  return runs.map((run) => (
    <Section key={run.id} id={`run.facts.${run.id}`} title={run.name} summary={run.recipe.name} initiallyOpen>
      <RunFacts run={run} />
    </Section>
  ));
}

/** What a run was made of, every value of its recipe, and where it fails. */
export function RunInspector({ run }: { readonly run: RunEntry }) {
  const worst = run.evaluations.at(-1)?.worst.slice(0, 8) ?? [];
  return (
    <>
      <Section id="run.facts" title={texts.details} summary={run.name} initiallyOpen>
        <RunFacts run={run} />
      </Section>
      <Section id="run.recipe" title={texts.recipe} summary={run.recipe.name} initiallyOpen>
        <RecipeFacts recipe={run.recipe} />
      </Section>
      {worst.length === 0 ? null : (
        <Section id="run.worst" title={texts.worst} initiallyOpen>
          {worst.map(({ name, iou }, place) => (
            <button
              key={name}
              type="button"
              className={styles.worst}
              title={texts.showWorst(name)}
              onClick={() => {
                useErrors.setState({ set: null, order: 'iou', slice: null, selected: place, open: true });
                showModels({ kind: 'errors' });
              }}
            >
              {name}
              <span>
                <em>{texts.score.iou}</em> {formatFixed(iou, 3)}
              </span>
            </button>
          ))}
        </Section>
      )}
    </>
  );
}
