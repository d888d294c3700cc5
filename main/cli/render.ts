import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { DEVICE_CHOICES, FRAME_ORDERS, renderDataset } from '../jobs/index.ts';
import { backgroundsFlag } from './backgroundsFlag.ts';
import { defineCommand } from './command.ts';
import { using } from './datasetUse.ts';
import { inLibrary } from './library.ts';
import { changed, loadPreset } from './loadPreset.ts';
import { blenderFor } from './openBlender.ts';
import { counted, duration, table } from './text.ts';
import { count, frameList, oneOf, size, text } from './values.ts';

export const render = defineCommand({
  summary: 'Render a preset into a dataset folder. A folder with an unfinished dataset of the same preset and seed is continued.',
  flags: {
    preset: { value: 'NAME|FILE', help: 'faces, portraits, full-body, mixed, or a preset file.', required: true },
    out: { value: 'DIR', help: 'The dataset folder.', required: true },
    frames: { value: 'N', help: 'How many frames; the preset’s own number without it.' },
    size: { value: '256|WxH', help: 'Pixels.' },
    samples: { value: 'N', help: 'Samples per pixel.' },
    seed: { value: 'N', help: 'Seed of every random draw.' },
    only: { value: '0,3,8-11', help: 'Only these frames.' },
    order: { value: 'ORDER', help: 'forward, reverse or shuffle; the frames are the same.' },
    name: { value: 'NAME', help: 'Name of the dataset; the folder’s without it.' },
    backgrounds: backgroundsFlag,
    workers: { value: 'N', help: 'Blenders that render side by side; chosen for this machine without it.' },
    threads: { value: 'N', help: 'Render threads of each; all cores together without it.' },
    device: { value: 'KIND', help: `What to trace on: ${DEVICE_CHOICES.join(', ')}.` },
    log: { value: 'FILE', help: 'Append Blender’s own messages to this file.' },
  },
  values: z.object({
    preset: text,
    out: text,
    frames: count(1, 10_000_000).optional(),
    size: size.optional(),
    samples: count(1, 65_536).optional(),
    seed: count(0, 4_294_967_295).optional(),
    only: frameList.optional(),
    order: oneOf(FRAME_ORDERS).optional(),
    name: text.optional(),
    backgrounds: text.optional(),
    workers: count(1, 64).optional(),
    threads: count(1, 1024).optional(),
    device: oneOf(DEVICE_CHOICES).optional(),
    log: text.optional(),
  }),
  async run(values, session) {
    const preset = changed(await loadPreset(values.preset), values);
    const out = resolve(values.out);
    const blender = await blenderFor(session, values);
    let isOpen = false;
    try {
      const request = { preset, name: values.name ?? basename(out), out, only: values.only, order: values.order };
      const summary = await using('render', 'grow', [out], session, () =>
        renderDataset(request, {
          blender,
          log: values.log,
          signal: session.signal,
          onProgress: session.progress,
          onOpen({ notices }) {
            isOpen = true;
            for (const notice of notices) session.say(notice);
          },
        }),
      );
      return { result: summary, text: describe(summary) };
    } finally {
      // What is finished counts, also after a failure or Ctrl-C.
      if (isOpen) await inLibrary(session, out, (catalogue) => catalogue.datasets.putFolder(out));
    }
  },
});

function describe({ folder, rendered, kept, seconds, framesPerSecond, phases }: Awaited<ReturnType<typeof renderDataset>>): string {
  const before = kept > 0 ? `, ${kept} were there` : '';
  if (rendered === 0) return `Nothing to render: ${kept} frames are in ${folder}.`;
  const head = `${counted(rendered, 'frame')} in ${duration(seconds)} (${framesPerSecond.toFixed(2)} per second)${before}: ${folder}`;
  const rows = Object.entries(phases).map(([phase, mean]) => [`  ${phase}`, `${mean.toFixed(3)} s per frame`]);
  return rows.length === 0 ? head : `${head}\n${table(rows)}`;
}
