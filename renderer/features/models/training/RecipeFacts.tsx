import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { type RecipeFact, recipeFacts } from './recipeFacts.ts';
import styles from './training.module.css';

function Line({ label, hint, value, unit }: RecipeFact) {
  return (
    <div title={hint}>
      <dt>{label}</dt>
      <dd>
        {value}
        {unit === '' ? null : <em> {unit}</em>}
      </dd>
    </div>
  );
}

/** A recipe to be read: its values in groups, by the names and units of the form. */
export function RecipeFacts({ recipe }: { readonly recipe: Recipe }) {
  return (
    <div className={styles.facts}>
      {recipeFacts(recipe).map(({ title, summary, facts }) => (
        <section key={title} aria-label={title}>
          <h4>
            {title}
            {summary === null ? null : <span>{summary}</span>}
          </h4>
          {facts.length === 0 ? null : (
            <dl>
              {facts.map((fact) => (
                <Line key={fact.label} {...fact} />
              ))}
            </dl>
          )}
        </section>
      ))}
    </div>
  );
}
