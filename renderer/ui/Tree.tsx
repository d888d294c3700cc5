import { formatNumber } from './format.ts';
import styles from './Tree.module.css';

/** `focalPoint` → "focal point". */
function words(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function show(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 4);
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** Lists of a few numbers read better in one line. */
function inLine(value: unknown): string | null {
  if (isPlain(value)) return show(value);
  if (Array.isArray(value) && value.length <= 6 && value.every(isPlain)) return value.map(show).join(', ') || '–';
  if (Object.keys(value ?? {}).length === 0) return '–';
  return null;
}

/** Any JSON value as a tree that unfolds. */
export function Tree({ value, label }: { readonly value: unknown; readonly label: string }) {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return (
    <ul className={styles.tree} aria-label={label}>
      {entries.map(([key, item]: [string, unknown]) => {
        const line = inLine(item);
        const name = Array.isArray(value) ? String(Number(key) + 1) : words(key);
        return (
          <li key={key}>
            {line === null ? (
              <details>
                <summary>{name}</summary>
                <Tree value={item} label={name} />
              </details>
            ) : (
              <div className={styles.leaf}>
                <span>{name}</span>
                <span>{line}</span>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
