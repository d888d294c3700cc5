import type { Command } from './command.ts';

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Loaded when it is asked for, so that `--help` does not wait for networks and pictures. */
  readonly load: () => Promise<Command>;
}

export const COMMANDS: readonly Entry[] = [
  {
    name: 'demo',
    summary: 'Render, train and score a small example, from nothing to a report.',
    load: async () => (await import('./demo.ts')).demo,
  },
  { name: 'doctor', summary: 'Tell what was found and what is missing.', load: async () => (await import('./doctor.ts')).doctor },
  { name: 'render', summary: 'Render a preset into a dataset folder.', load: async () => (await import('./render.ts')).render },
  {
    name: 'recipes',
    summary: 'Show the recipes of training with every value.',
    load: async () => (await import('./recipes.ts')).recipes,
  },
  { name: 'train', summary: 'Train a model on dataset folders.', load: async () => (await import('./train.ts')).train },
  {
    name: 'runs',
    summary: 'List the trainings of the library, or export the log of one.',
    load: async () => (await import('./runs.ts')).runs,
  },
  {
    name: 'evaluate',
    summary: 'Score a model, or the colour rule, on a dataset.',
    load: async () => (await import('./evaluate.ts')).evaluate,
  },
  { name: 'segment', summary: 'Write skin masks for photographs.', load: async () => (await import('./segment.ts')).segment },
  {
    name: 'import',
    summary: 'Take a real dataset into the library, in place.',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'assets',
    summary: 'Add, list or remove asset packs of your own.',
    load: async () => (await import('./assets.ts')).assets,
  },
  {
    name: 'spec',
    summary: 'Print the scene spec of one frame of a preset.',
    load: async () => (await import('./spec.ts')).spec,
  },
  {
    name: 'backgrounds',
    summary: 'Photographs of your own for the walls: add, scan for people, accept, reject.',
    load: async () => (await import('./backgrounds.ts')).backgrounds,
  },
  {
    name: 'variety',
    summary: 'Show what datasets hold beside real photographs, and whether a preset reaches its shares.',
    load: async () => (await import('./variety.ts')).variety,
  },
  {
    name: 'relabel',
    summary: 'Change what counts as skin in a synthetic dataset, without rendering.',
    load: async () => (await import('./relabel.ts')).relabel,
  },
  {
    name: 'export',
    summary: 'Write a dataset as COCO, YOLO, VOC, WebDataset or Parquet.',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'split',
    summary: 'Deal a dataset to train, validation and test, by subject and photograph.',
    load: async () => (await import('./split.ts')).split,
  },
  {
    name: 'check',
    summary: 'Look for missing, broken and changed files and for near-duplicates of a dataset; repair it.',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'catalogue',
    summary: 'Show what the library holds, or rebuild its catalogue.',
    load: async () => (await import('./catalogue.ts')).catalogue,
  },
  { name: 'serve', summary: 'Serve the studio to a browser on this machine.', load: async () => (await import('./serve.ts')).serve },
];
