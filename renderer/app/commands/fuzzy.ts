/** What a letter that was found is worth: at the start of a word, right after the one before, anywhere. */
const START = 8;
const NEXT = 4;
const ANYWHERE = 1;

/**
 * How well `text` answers to what was typed: its letters in this order, best as beginnings of words ("rd" finds "Render
 * dataset"). Words of the query may come in any order. @returns null where a letter is missing; higher is better.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const score = bestOf(word, lower);
    if (score === null) return null;
    sum += score;
  }
  // Of two that answer alike, the shorter is meant.
  return sum - text.length / 1000;
}

function bestOf(word: string, text: string): number | null {
  const whole = text.indexOf(word);
  if (whole >= 0) return word.length * NEXT + (isStart(text, whole) ? START * word.length : START);
  let best: number | null = null;
  for (let from = text.indexOf(word[0] ?? ''); from >= 0; from = text.indexOf(word[0] ?? '', from + 1)) {
    const score = along(word, text, from);
    if (score !== null && (best === null || score > best)) best = score;
  }
  return best;
}

/** The letters one after the other, each rather at the start of a word than in the middle of one. */
function along(word: string, text: string, from: number): number | null {
  let score = isStart(text, from) ? START : ANYWHERE;
  let at = from;
  for (const letter of word.slice(1)) {
    const next = text[at + 1] === letter ? at + 1 : (startAfter(text, at, letter) ?? text.indexOf(letter, at + 1));
    if (next < 0) return null;
    score += next === at + 1 ? NEXT : isStart(text, next) ? START : ANYWHERE;
    at = next;
  }
  // Letters strewn over a long text are chance.
  return score < word.length * 2 ? null : score;
}

function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function startAfter(text: string, at: number, letter: string): number | null {
  for (let next = text.indexOf(letter, at + 1); next >= 0; next = text.indexOf(letter, next + 1)) if (isStart(text, next)) return next;
  return null;
}
