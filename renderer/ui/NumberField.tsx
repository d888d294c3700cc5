import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { texts } from '../texts/fields.ts';
import { formatNumber } from './format.ts';
import styles from './NumberField.module.css';
import { dragFactor, parseNumber, type Scale, stepped } from './numberScale.ts';

export interface NumberFieldProps extends Scale {
  /** Its name to a screen reader; the row shows it too. */
  readonly label: string;
  readonly value: number;
  /** Double click goes back to it. */
  readonly initial?: number | undefined;
  /** Dim words behind the unit: "min". */
  readonly suffix?: string;
  readonly disabled?: boolean;
  /**
   * Takes the new value, or says why not; the old one then stays.
   * All changes of one drag carry the same `gesture`: together they are one undo step.
   */
  readonly onChange: (value: number, gesture: string | null) => string | null;
}

let gestures = 0;

/** Longest time between the two clicks of a double click, in milliseconds. */
const DOUBLE_CLICK = 400;

function describeRange({ min, max, factor = 1, unit, integer }: Scale): string {
  return texts.range(
    formatNumber(min * factor, 4),
    Number.isFinite(max) ? formatNumber(max * factor, 4) : null,
    unit ?? '',
    integer === true,
  );
}

/** A number that can be dragged (Shift: finer), typed, stepped with the arrow keys, and reset by a double click. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, initial, unit, suffix, min, max, disabled = false, onChange } = props;
  const factor = props.factor ?? 1;
  const digits = props.digits ?? 2;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const drag = useRef<{ x: number; value: number; gesture: string; moved: boolean } | null>(null);
  const openedAt = useRef(0);
  const field = useRef<HTMLDivElement>(null);
  const shown = formatNumber(value * factor, digits);

  const end = Math.min(max, props.softMax ?? (Number.isFinite(max) ? max : Math.max(10 * (initial ?? value), 1)));
  const put = (next: number, gesture: string | null) => {
    const fits = next >= min && next <= max && (props.integer !== true || Number.isInteger(next));
    setProblem(fits ? onChange(next, gesture) : texts.outOfRange(formatNumber(next * factor, 4), describeRange(props)));
  };
  const finish = (text: string) => {
    setDraft(null);
    const typed = parseNumber(text);
    if (typed === null) setProblem(text.trim() === '' ? null : texts.notANumber(text));
    else if (formatNumber(typed, digits) !== shown) put(typed / factor, null);
    else setProblem(null);
    field.current?.focus();
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || disabled || draft !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, value, gesture: `drag-${++gestures}`, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const at = drag.current;
    if (at === null) return;
    const pixels = event.clientX - at.x;
    if (!at.moved && Math.abs(pixels) < 3) return;
    at.moved = true;
    at.x = event.clientX;
    at.value = Math.min(end, Math.max(min, at.value + pixels * dragFactor(props, event.shiftKey)));
    put(stepped(at.value, props), at.gesture);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const wasClick = drag.current !== null && !drag.current.moved;
    drag.current = null;
    openedAt.current = event.timeStamp;
    if (wasClick) setDraft(shown.replace('−', '-').replaceAll(',', ''));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (draft !== null || disabled || event.ctrlKey || event.metaKey) return;
    const step = (props.step / (event.shiftKey ? 10 : 1)) * (event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0);
    if (step !== 0) put(Math.min(max, Math.max(min, Number((value + step).toPrecision(12)))), null);
    else if (event.key === 'Enter') setDraft(shown.replace('−', '-').replaceAll(',', ''));
    else if (event.key === 'Delete' && initial !== undefined) put(initial, null);
    else if (/^[-0-9.,]$/.test(event.key)) setDraft(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.wrap}>
      {draft === null ? (
        <div
          ref={field}
          role="spinbutton"
          tabIndex={disabled ? -1 : 0}
          aria-label={label}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={Number.isFinite(max) ? max : undefined}
          aria-valuetext={`${shown}${unit ? ` ${unit}` : ''}`}
          aria-disabled={disabled || undefined}
          aria-invalid={problem !== null || undefined}
          className={styles.field}
          title={texts.fieldHint(describeRange(props), initial === undefined ? null : formatNumber(initial * factor, 4))}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onKeyDown={onKeyDown}
        >
          <i style={{ width: `${Math.min(100, Math.max(0, ((value - min) / (end - min)) * 100))}%` }} />
          <span>{shown}</span>
          <em>{[unit, suffix].filter(Boolean).join(' ')}</em>
        </div>
      ) : (
        <input
          className={styles.input}
          aria-label={label}
          value={draft}
          // biome-ignore lint/a11y/noAutofocus: the user just asked to type here
          autoFocus
          onPointerDown={(event) => {
            // The second click of a double click: the first one opened this input.
            if (initial === undefined || event.timeStamp - openedAt.current > DOUBLE_CLICK) return;
            event.preventDefault();
            setDraft(null);
            put(initial, null);
          }}
          onFocus={(event) => draft.length > 1 && event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => finish(draft)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') finish(draft);
            if (event.key === 'Escape') finish('');
          }}
        />
      )}
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
