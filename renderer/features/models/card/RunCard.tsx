import { useQuery } from '@tanstack/react-query';
import type { RunEntry } from '../../../../shared/contract/runs.ts';
import { cardMarkdown, limitsOf, type ModelCard } from '../../../../shared/domain/training/modelCard.ts';
import { RECIPES } from '../../../../shared/domain/training/recipe.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/card.ts';
import { texts as settingsTexts } from '../../../texts/settings.ts';
import { texts as trainingTexts } from '../../../texts/training.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount, formatDuration, formatFixed, formatWhen } from '../../../ui/format.ts';
import { Fact } from '../../../ui/Row.tsx';
import table from '../../../ui/table.module.css';
import { recipeChanges, showValue } from '../training/recipeChanges.ts';
import { nameOfValue } from '../training/recipeFields.ts';
import { networkWords } from '../training/startProblem.ts';
import styles from './card.module.css';

function dataWords({ name, kind, split, ratio }: ModelCard['data'][number]): string {
  return [name, texts.kinds[kind], split === null ? null : texts.split(split), ratio === null ? null : texts.ratio(ratio)]
    .filter((part) => part !== null)
    .join(' · ');
}

function Training({ card }: { readonly card: ModelCard }) {
  const { recipe, otherSeeds } = card;
  return (
    <dl>
      {card.data.map((data, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same, places are fixed
        <Fact key={place} label={texts.learnedFrom}>
          {dataWords(data)}
        </Fact>
      ))}
      {card.target.map((data, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: likewise
        <Fact key={place} label={texts.target}>
          {dataWords(data)}
        </Fact>
      ))}
      {card.initial === null ? null : <Fact label={texts.startedFrom}>{card.initial}</Fact>}
      {card.labelPolicy === null ? null : <Fact label={texts.labelPolicy}>{card.labelPolicy}</Fact>}
      <Fact label={texts.frames}>{texts.frameCounts(formatCount(card.trainingFrames), formatCount(card.validationFrames))}</Fact>
      <Fact label={texts.network}>{texts.networkOf(networkWords(recipe.model), formatCount(card.parameters))}</Fact>
      <Fact label={texts.seed}>{otherSeeds.length === 0 ? String(card.seed) : texts.seeds(card.seed, otherSeeds.join(', '))}</Fact>
      <Fact label={texts.device}>{settingsTexts.deviceNames[card.provider] ?? card.provider}</Fact>
      <Fact label={texts.epochs}>{texts.epochsOf(card.epochs, recipe.epochs, card.bestEpoch)}</Fact>
      <Fact label={texts.time}>{formatDuration(card.seconds)}</Fact>
      <Fact label={texts.trained}>{formatWhen(card.createdAt)}</Fact>
    </dl>
  );
}

/** The recipe as what was changed of the built-in one that it comes closest to. */
function RecipeWords({ recipe }: { readonly recipe: ModelCard['recipe'] }) {
  const [nearest] = Object.values(RECIPES)
    .map((base) => ({ base, differences: recipeChanges(base, recipe) }))
    .sort((a, b) => a.differences.length - b.differences.length);
  if (nearest === undefined) return null;
  const { base, differences } = nearest;
  if (differences.length === 0) return <p>{texts.asBuiltIn(base.name)}</p>;
  return (
    <>
      <p>{trainingTexts.changedFrom(base.name)}</p>
      <ul className={styles.list}>
        {differences.map(({ path, from, to }) => (
          <li key={path}>{trainingTexts.change(nameOfValue(path), showValue(from, path), showValue(to, path))}</li>
        ))}
      </ul>
    </>
  );
}

function Scores({ evaluations }: { readonly evaluations: ModelCard['evaluations'] }) {
  if (evaluations.length === 0) return <p className="hint">{texts.noScores}</p>;
  return (
    <>
      <table className={table.table} aria-label={texts.scores}>
        <thead>
          <tr>
            <th>{texts.columns.data}</th>
            {(['images', 'iou', 'f1', 'accuracy', 'pooled', 'size', 'threshold'] as const).map((column) => (
              <th key={column} className={table.number}>
                {texts.columns[column]}
              </th>
            ))}
            <th>{texts.columns.policy}</th>
            <th>{texts.columns.split}</th>
          </tr>
        </thead>
        <tbody>
          {evaluations.map((evaluation, index) => {
            const { data, images, perImage, pooled, convention } = evaluation;
            const scores = [perImage.iou, perImage.f1, perImage.accuracy, pooled.iou].map((score) => formatFixed(score, 3));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
              <tr key={index}>
                <td>{data}</td>
                <td className={table.number}>{formatCount(images)}</td>
                {scores.map((score, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have fixed places
                  <td key={column} className={table.number}>
                    {score}
                  </td>
                ))}
                <td className={table.number}>{texts.pixels(convention.size)}</td>
                <td className={table.number}>{convention.threshold}</td>
                <td>{convention.labelPolicy}</td>
                <td>
                  <code title={convention.splitHash}>{convention.splitHash.slice(0, 8)}</code>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="hint">{texts.conventions}</p>
    </>
  );
}

/** What a model was made of, how it scores by which convention, and where not to rely on it. */
export function RunCard({ run }: { readonly run: RunEntry }) {
  const { data: card, error } = useQuery({
    queryKey: ['runs', 'card', run.id],
    queryFn: ({ signal }) => studio().runs.card({ id: run.id }, { signal }),
  });
  if (error !== null) return <ErrorNote error={error} />;
  if (card === undefined) return null;
  return (
    <article className={styles.card} aria-label={texts.title}>
      <div className={styles.columns}>
        <section>
          <h3>{texts.training}</h3>
          <Training card={card} />
        </section>
        <div>
          <section>
            <h3>{texts.limits}</h3>
            <ul className={styles.list}>
              {limitsOf(card).map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </section>
          <section>
            <h3>{texts.recipe(card.recipe.name)}</h3>
            <RecipeWords recipe={card.recipe} />
          </section>
        </div>
      </div>
      <section>
        <h3>{texts.scores}</h3>
        <Scores evaluations={card.evaluations} />
      </section>
      <CopyButton text={cardMarkdown(card)} label={texts.copy} />
    </article>
  );
}
