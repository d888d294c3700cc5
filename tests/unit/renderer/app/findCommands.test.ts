import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../renderer/app/commands/command.ts';
import { fuzzyScore } from '../../../../renderer/app/commands/fuzzy.ts';
import { findCommands } from '../../../../renderer/app/shell/findCommands.ts';

const command = (id: string, name: string, group: string, enabled = true): Command => ({ id, name, group, enabled, perform: () => {} });
const COMMANDS = [
  command('design.render', 'Render dataset…', 'Design'),
  command('design.preview', 'Preview', 'Design'),
  command('design.redo', 'Redo', 'Design'),
  command('datasets.import', 'Import photographs…', 'Datasets'),
  command('models.train', 'Start training…', 'Models'),
  command('open.dataset.1', 'portraits at a window', 'Dataset'),
  command('frames.none', 'Choose nothing', 'Datasets', false),
];
const found = (query: string, recent: string[] = []) => findCommands(COMMANDS, query, recent).map(({ id }) => id);

describe('what the palette finds', () => {
  it('takes the beginnings of words, letters of a name, and words in any order', () => {
    expect(found('rd')[0]).toBe('design.render');
    expect(found('prev')[0]).toBe('design.preview');
    expect(found('window portr')[0]).toBe('open.dataset.1');
    expect(found('models start')[0]).toBe('models.train');
    expect(found('qqq')).toEqual([]);
  });

  it('prefers what begins with the letters over what only contains them', () => {
    const begins = fuzzyScore('re', 'Redo') ?? 0;
    expect(begins).toBeGreaterThan(fuzzyScore('re', 'Open preset') ?? 0);
    expect(fuzzyScore('ex', 'Import')).toBeNull();
  });

  it('shows what was done last first, and leaves out what cannot be done', () => {
    expect(found('', ['models.train', 'design.redo']).slice(0, 2)).toEqual(['models.train', 'design.redo']);
    expect(found('')).not.toContain('frames.none');
  });

  it('offers a command once, as the workspace itself offers it', () => {
    const own = command('design.preview', 'Preview', 'Design');
    const way = command('design.preview', 'Preview', 'Design');
    expect(findCommands([own, way], 'preview', [])).toEqual([own]);
    expect(findCommands([own, way], 'preview', [])[0]).toBe(own);
  });
});
