import { describe, expect, it } from 'vitest';
import { smoothed } from '../../../../renderer/charts/smoothed.ts';
import { compareGroups } from '../../../../renderer/features/models/compare/comparison.ts';
import { differencesOf } from '../../../../renderer/features/models/compare/differences.ts';
import { groupRuns } from '../../../../renderer/features/models/compare/groups.ts';
import { measuresFor } from '../../../../renderer/features/models/compare/measures.ts';
import { pointsOf } from '../../../../renderer/features/models/compare/runCurve.ts';
import { tableText } from '../../../../renderer/features/models/compare/tableText.ts';
import { distinctNames } from '../../../../renderer/features/models/distinctNames.ts';
import type { RunEntry } from '../../../../shared/contract/runs.ts';
import { RECIPES } from '../../../../shared/domain/training/recipe.ts';
import { epochOf, evaluationOf, runOf } from './support.ts';

const wide = { ...RECIPES.quick, model: { ...RECIPES.quick.model, width: 32 } };
/** Three seeds of two widths, and a run that nobody evaluated. */
const scored = (name: string, recipe: RunEntry['recipe'], ious: readonly number[]) =>
  ious.map((iou, index) => runOf(`${name} s${index + 1}`, { recipe, seed: index + 1, evaluations: [evaluationOf('ecu', iou)] }));
const runs = [
  ...scored('narrow', RECIPES.quick, [0.7, 0.71, 0.69]),
  ...scored('wide', wide, [0.8, 0.81, 0.805]),
  runOf('lone', { recipe: { ...wide, epochs: 3 } }),
];
const groups = groupRuns(runs, runs);
const differences = differencesOf(groups, (id) => id);
const measures = measuresFor(runs).filter(({ id }) => id.startsWith('iou ') || id === 'memory');
const byIou = { by: measures[0]?.id ?? '', descending: true };
const table = compareGroups(groups, differences, measures, byIou);

describe('runs in groups', () => {
  it('that differ in the seed alone, named by what their names share', () => {
    expect(groups.map(({ name, runs: own }) => [name, own.map(({ seed }) => seed)])).toEqual([
      ['narrow', [1, 2, 3]],
      ['wide', [1, 2, 3]],
      ['lone', [1]],
    ]);
  });

  it('count a seed that ran twice once, by its newest run', () => {
    const again = runOf('again', { seed: 2, createdAt: '2026-02-01T00:00:00.000Z' });
    const [group] = groupRuns([runOf('a'), runOf('b', { seed: 2 }), again], []);
    expect(group?.runs.map(({ id }) => id)).toEqual(['a', 'again']);
  });

  it('have a column for each thing that they differ in, and for nothing else', () => {
    expect(differences).toEqual([
      { id: 'model.width', name: 'Width', values: ['16', '32', '32'] },
      { id: 'epochs', name: 'Epochs', values: ['20', '20', '3'] },
    ]);
    const other = groupRuns(
      [runOf('a'), runOf('b', { datasets: ['ecu', 'hgr'], ratios: [3, 1], splits: [null, '/x/fold 1.json'], provider: 'cuda' })],
      [],
    );
    expect(differencesOf(other, (id) => id.toUpperCase()).map(({ id, values }) => [id, values[1]])).toEqual([
      ['data', 'ECU + HGR'],
      ['ratios', '3 : 1'],
      ['splits', '– + fold 1'],
      ['device', 'cuda'],
    ]);
  });
});

describe('the table of groups', () => {
  it('has mean and spread of each group, marks what is significantly best, and leaves gaps at the end', () => {
    const [first, second, third] = table.rows;
    expect(table.rows.map(({ group }) => group.name)).toEqual(['wide', 'narrow', 'lone']);
    expect(first?.cells[0]?.moments?.mean).toBeCloseTo(0.805, 12);
    expect(first?.cells[0]?.moments?.sd).toBeCloseTo(0.005, 12);
    expect([first?.cells[0]?.isBest, second?.cells[0]?.isBest]).toEqual([true, false]);
    expect(third?.cells[0]).toEqual({ moments: null, isBest: false });
    const up = compareGroups(groups, differences, measures, { ...byIou, descending: false });
    expect(up.rows.map(({ group }) => group.name)).toEqual(['narrow', 'wide', 'lone']);
    const byWidth = compareGroups(groups, differences, measures, { by: 'model.width', descending: true });
    expect(byWidth.rows.at(-1)?.group.name).toBe('narrow');
  });

  it('keeps scores of different conventions apart', () => {
    const small = runOf('small', {
      evaluations: [evaluationOf('ecu', 0.9, { size: 256 }), evaluationOf('ecu', 0.5), evaluationOf('ecu', 0.6)],
    });
    const ious = measuresFor([small]).filter(({ id }) => id.startsWith('iou '));
    expect(ious.map((measure) => measure.valueOf(small))).toEqual([0.9, 0.6]);
    expect(ious.map(({ detail }) => /\d+ px/.exec(detail)?.[0])).toEqual(['256 px', '512 px']);
  });

  it('is copied as CSV, Markdown and LaTeX', () => {
    const csv = tableText(table, 'csv').split('\r\n');
    expect(csv[0]).toBe('Group,Width,Epochs,IoU · ecu mean,IoU · ecu sd,IoU · ecu n,Peak MB mean,Peak MB sd,Peak MB n');
    expect(csv[1]).toMatch(/^wide,32,20,0\.80\d*,0\.00\d*,3,500,0,3$/);
    expect(csv[3]).toBe('lone,32,3,,,0,500,,1');
    const markdown = tableText(table, 'markdown').split('\n');
    expect(markdown[1]).toBe('| --- | --- | --- | ---: | ---: | ---: |');
    expect(markdown[2]).toBe('| wide | 32 | 20 | 3 | **0.805 ± 0.005** | 500 ± 0 |');
    expect(markdown[4]).toBe('| lone | 32 | 3 | 1 | – | 500 |');
    const latex = tableText(table, 'latex');
    expect(latex).toContain('  wide & 32 & 20 & 3 & $\\mathbf{0.805 \\pm 0.005}$ & $500 \\pm 0$ \\\\');
    expect(latex).toContain('\\begin{tabular}{lllrrr}');
  });

  it('escapes what a format would take for its own', () => {
    const odd = groupRuns([runOf('50 % of a_b | "x", \\y')], []);
    const one = compareGroups(odd, [], [], { by: 'name', descending: false });
    expect(tableText(one, 'csv')).toContain('"50 % of a_b | ""x"", \\y"');
    expect(tableText(one, 'markdown')).toContain('a_b \\| "x"');
    expect(tableText(one, 'latex')).toContain('50 \\% of a\\_b | "x", \\textbackslash{}y');
  });
});

describe('names of runs', () => {
  it('that are the same are told apart by seed, or by when they began', () => {
    const names = (...runs: readonly RunEntry[]) => [...distinctNames(runs).values()];
    expect(names(runOf('1', { name: 'a' }), runOf('2', { name: 'a', seed: 2 }), runOf('3', { name: 'b' }))).toEqual([
      'a · seed 1',
      'a · seed 2',
      'b',
    ]);
    const twice = names(runOf('1', { name: 'a' }), runOf('2', { name: 'a', createdAt: '2026-02-01T00:00:00.000Z' }));
    expect(new Set(twice).size).toBe(2);
  });
});

describe('curves of runs', () => {
  const run = runOf('run', { epochs: [epochOf(1), epochOf(2, { validationIou: null }), epochOf(3, { seconds: 70 })], stepsPerEpoch: 25 });

  it('run over epochs, steps or computing time, without the epochs that lack the value', () => {
    const places = (axis: 'epoch' | 'step' | 'hours') => pointsOf(run, 'validationIou', axis).map(({ x }) => x);
    expect([places('epoch'), places('step'), places('hours')]).toEqual([
      [1, 3],
      [25, 75],
      [10 / 3600, 90 / 3600],
    ]);
    expect(pointsOf({ ...run, stepsPerEpoch: null }, 'loss', 'step')).toEqual([]);
  });

  it('are smoothed without a pull to nought at the start', () => {
    const flat = [1, 2, 3].map((x) => ({ x, y: 5 }));
    for (const { y } of smoothed(flat, 0.9)) expect(y).toBeCloseTo(5, 12);
    expect(smoothed(flat, 0)).toBe(flat);
    // By hand, factor ½: the weights of y₁, y₂ are ¼ and ½.
    const [first, second] = smoothed(
      [
        { x: 1, y: 0 },
        { x: 2, y: 3 },
      ],
      0.5,
    );
    expect([first?.y, second?.y]).toEqual([0, 2]);
  });
});
