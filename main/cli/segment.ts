import { resolve } from 'node:path';
import { z } from 'zod';
import { segmentFolder } from '../jobs/index.ts';
import { defineCommand } from './command.ts';
import { counted } from './text.ts';
import { count, text } from './values.ts';

export const segment = defineCommand({
  summary: 'Write a skin mask (0 or 255, PNG) for a photograph, or for each one of a folder.',
  flags: {
    model: { value: 'FILE', help: 'A model.onnx of a run.', required: true },
    in: { value: 'DIR|FILE', help: 'Photographs.', required: true },
    out: { value: 'DIR', help: 'Folder for the masks.', required: true },
    size: { value: 'N|full', help: 'Longer side at which the network sees larger photographs; the one it learnt at without it.' },
    device: { value: 'DEVICE', help: 'auto, cpu, … (see s2mgen doctor).' },
  },
  values: z.object({ model: text, in: text, out: text, size: z.literal('full').or(count(16)).optional(), device: text.default('auto') }),
  async run({ model, in: input, out, size = null, device }, session) {
    const summary = await segmentFolder(
      { model: resolve(model), input: resolve(input), out: resolve(out), size, device },
      { signal: session.signal, onProgress: session.progress, onNotice: session.say },
    );
    const failed = summary.failed.length === 0 ? '' : `; ${summary.failed.length} could not be read`;
    return {
      result: summary,
      text: `${counted(summary.pictures.length, 'mask')} in ${summary.folder}${failed}.`,
      exitCode: summary.failed.length === 0 ? 0 : 1,
    };
  },
});
