import { useQuery } from '@tanstack/react-query';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { datasetsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/models.ts';
import { texts as settingsTexts } from '../../texts/settings.ts';
import { formatNumber } from '../../ui/format.ts';
import { Fact } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import { Tree } from '../../ui/Tree.tsx';

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
          <Fact label={texts.facts.rate}>{formatNumber(last.learningRate, 8)}</Fact>
        </>
      )}
      <Fact label={texts.facts.model}>{run.model ?? '–'}</Fact>
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
  // What every recipe file begins with says nothing of this one.
  const { format: _format, version: _version, name: _name, ...values } = run.recipe;
  return (
    <>
      <Section id="run.facts" title={texts.details} summary={run.name} initiallyOpen>
        <RunFacts run={run} />
      </Section>
      <Section id="run.recipe" title={texts.recipe} summary={run.recipe.name} initiallyOpen>
        <Tree value={values} label={texts.recipe} />
      </Section>
      {worst.length === 0 ? null : (
        <Section id="run.worst" title={texts.worst} initiallyOpen>
          <dl>
            {worst.map(({ name, iou }) => (
              <Fact key={name} label={name}>{`IoU ${formatNumber(iou, 3)}`}</Fact>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}
