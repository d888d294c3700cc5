import { resolve } from 'node:path';
import { z } from 'zod';
import type { Evaluation, SkinScores } from '../../shared/domain/scores/score.ts';
import { evaluateModel } from '../jobs/index.ts';
import { libraryFolder } from '../places.ts';
import { COLOUR_RULE } from '../trainer/index.ts';
import { defineCommand } from './command.ts';
import { using } from './datasetUse.ts';
import { LAYOUTS } from './layouts.ts';
import { withCatalogue } from './library.ts';
import { counted, table } from './text.ts';
import { count, oneOf, text } from './values.ts';

export const evaluate = defineCommand({
  summary: 'Score a model, or the classic colour rule, on a dataset folder: IoU, accuracy and F1 of skin.',
  flags: {
    model: { value: `FILE|${COLOUR_RULE.name}`, help: 'A model.onnx of a run, or the fixed YCbCr rule.', required: true },
    data: { value: 'DIR', help: 'A synthetic dataset, images/ and masks/, or a known real dataset.', required: true },
    split: {
      value: 'NAME|FILE',
      help: 'train, validation, test; a side of a split (NAME:test); or a file with one name per line. All without it.',
    },
    size: { value: 'N', help: 'Reduce larger pictures to this longer side; the size the model learnt at without it.' },
    layout: { value: 'LAYOUT', help: `${LAYOUTS.join(', ')}.` },
    device: { value: 'DEVICE', help: 'auto, cpu, … (see s2mgen doctor).' },
  },
  values: z.object({
    model: text,
    data: text,
    split: text.optional(),
    size: count(16, 4096).optional(),
    layout: oneOf(LAYOUTS).default('auto'),
    device: text.default('auto'),
  }),
  async run({ model, data, split, size, layout, device }, session) {
    const path = model === COLOUR_RULE.name ? model : resolve(model);
    const request = { model: path, data: resolve(data), layout, split: split ?? null, size: size ?? null, device };
    const evaluation = await using('evaluate', 'read', [resolve(data)], session, () =>
      evaluateModel(request, { signal: session.signal, onProgress: session.progress, onNotice: session.say }),
    );
    if (session.library !== undefined) {
      await withCatalogue(libraryFolder(session.library), async ({ runs, evaluations }) => {
        const run = runs.list().find((entry) => entry.model === path);
        await evaluations.add(run?.id ?? null, evaluation);
      });
    }
    return { result: evaluation, text: describe(evaluation) };
  },
});

function describe({ model, data, images, perImage, pooled, convention, worst }: Evaluation): string {
  const row = (name: string, { iou, accuracy, f1 }: SkinScores) => [name, ...[iou, accuracy, f1].map((score) => score.toFixed(4))];
  const { threshold, labelPolicy, size, split, splitHash } = convention;
  return [
    `${model} on ${data}, ${counted(images, 'picture')}`,
    '',
    table([['', 'IoU', 'accuracy', 'F1'], row('mean over pictures', perImage), row('all pixels together', pooled)]),
    '',
    `Split ${split} (${splitHash.slice(0, 12)}), longer side at most ${size} pixels, threshold ${threshold}, labels ${labelPolicy}.`,
    `Worst: ${worst
      .slice(0, 5)
      .map(({ name, iou }) => `${name} (${iou.toFixed(3)})`)
      .join(', ')}`,
  ].join('\n');
}
