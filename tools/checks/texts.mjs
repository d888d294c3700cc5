/**
 * Words that people read stand in `renderer/texts`, one place to translate. Finds those that stand elsewhere in the window's
 * code: text between tags, and literals that look like words of a language. Exits 1 if there are any.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
/** "Face", "all around": no key of an object, no unit. */
const WORDS = /^\p{Lu}\p{Ll}+\b|\p{L}{2,},? \p{L}{2,}/u;
/** Names of keys on the keyboard, as the browser and our shortcuts spell them. */
const KEYS = /^(Shift\+|Mod\+)*(Arrow(Left|Right|Up|Down)|Page(Up|Down)|Enter|Escape|Space|Home|End|Tab|Backspace|Delete|Shift|Mod|.)?$/;
/** Attributes and properties that hold no words: they are read by the browser. */
const TECHNICAL =
  /^(className|style|id|key|d|viewBox|transform|filter|mask|clip|font|fontFamily|position|transition|background|border|gridTemplate\w*)$/;

/** Shaders and fonts, which are code. */
const CODE = /\bgl_|sans-serif/;

/** What takes faults of a developer, selectors, or names of the sampler's own (groups of shares). */
const UNSEEN_CALLS = new Set(['Error', 'Symbol', 'includes', 'querySelector', 'closest', 'askedOf', 'named']);

/** A fault that only a developer meets, and what is compared rather than shown. */
function isUnseen(node, parent) {
  if (/^(Import|Export)/.test(parent.type) || /^TS/.test(parent.type) || parent.type === 'BinaryExpression') return true;
  if (parent.type === 'SwitchCase' || (parent.type === 'Property' && parent.key === node)) return true;
  if (parent.type === 'ExpressionStatement' || parent.type === 'TaggedTemplateExpression') return true;
  return UNSEEN_CALLS.has(parent.callee?.name ?? parent.callee?.property?.name);
}

function* literals(node, parent) {
  if (Array.isArray(node)) {
    for (const item of node) yield* literals(item, parent);
    return;
  }
  if (typeof node !== 'object' || node === null || typeof node.type !== 'string') return;
  const name = node.type === 'JSXAttribute' ? node.name.name : node.type === 'Property' ? (node.key.name ?? node.key.value) : '';
  if (TECHNICAL.test(name)) return;
  if (node.type === 'JSXText' && /\p{L}{2,}/u.test(node.value)) yield [node.value, node];
  if (node.type === 'Literal' && typeof node.value === 'string' && !isUnseen(node, parent)) yield [node.value, node];
  if (node.type === 'TemplateLiteral' && !isUnseen(node, parent)) for (const quasi of node.quasis) yield [quasi.value.cooked, quasi];
  for (const key of Object.keys(node)) if (key !== 'type') yield* literals(node[key], node);
}

const wrong = [];
for (const file of globSync('renderer/**/*.{ts,tsx}', { cwd: root }).sort()) {
  if (file.startsWith('renderer/texts/')) continue;
  const source = readFileSync(path.join(root, file), 'utf8');
  const { program } = parseSync(file, source);
  for (const [text, node] of literals(program, program)) {
    if (node.type !== 'JSXText' && (!WORDS.test(text) || KEYS.test(text) || CODE.test(text))) continue;
    wrong.push(`${file}:${source.slice(0, node.start).split('\n').length}: ${JSON.stringify(text.trim())}`);
  }
}
for (const line of wrong) console.error(line);
console.log(
  wrong.length === 0 ? 'Texts: all words of the window stand in renderer/texts.' : `Texts: ${wrong.length} stand outside renderer/texts.`,
);
process.exit(wrong.length === 0 ? 0 : 1);
