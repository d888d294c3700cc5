import { statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { asFailure } from '../../shared/contract/errors.ts';
import { type BlenderDiagnosis, diagnose } from '../blender/index.ts';
import { type DeviceReport, testedDevices } from '../jobs/index.ts';
import { cacheFolder, libraryFolder } from '../places.ts';
import { configuredBlender } from '../settings.ts';
import { defineCommand } from './command.ts';
import { bytes, table } from './text.ts';
import { on } from './values.ts';
import { version } from './version.ts';

export const doctor = defineCommand({
  summary: 'Tell what was found and what is missing: Blender, devices, execution providers, disk.',
  flags: { again: { help: 'Test the devices for training again, after a new driver say; else what was found before is told.' } },
  values: z.object({ again: on }),
  async run({ again }, session) {
    const library = libraryFolder(session.library);
    const cache = cacheFolder();
    const settings = await configuredBlender().then(
      (configured) => ({ configured, problem: null }),
      (error: unknown) => ({ configured: undefined, problem: asFailure(error) }),
    );
    const blender = await diagnose({ configured: settings.configured, cache });
    const providers = await testedDevices({ cache, again });
    const freeBytes = await freeSpace(library);
    const machine = {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      threads: availableParallelism(),
      memory: totalmem(),
    };
    const result = { version: version(), machine, blender, settingsProblem: settings.problem, providers, library, cache, freeBytes };
    const rows = [
      [
        'Studio',
        `${result.version} on Node ${machine.node}, ${machine.platform}, ${machine.threads} threads, ${bytes(machine.memory)} memory`,
      ],
      ...blenderRows(blender),
      ...(settings.problem === null ? [] : [['Settings', settings.problem.message]]),
      ['Training', providers.map(describeDevice).join('\n')],
      ['Library', `${library}, ${bytes(freeBytes)} free`],
      ['Cache', cache],
    ];
    const text = rows.map(([head = '', body = '']) =>
      table(body.split('\n').map((line, i) => [i === 0 ? head.padEnd(10) : ' '.repeat(10), line])).replaceAll(/^(.{10})\s+/gm, '$1  '),
    );
    return { result, text: text.join('\n'), exitCode: blender.installation === null ? 1 : 0 };
  },
});

function describeDevice({ name, usable, reason }: DeviceReport): string {
  if (!usable) return `${name} (no: ${reason})`;
  return reason === null ? name : `${name} (${reason})`;
}

function blenderRows({ installation, others, unusable, problem, pack }: BlenderDiagnosis): string[][] {
  const found = [installation, ...others].filter((one) => one !== null);
  const lines = found.map(
    ({ version, launcher, path, denoiser, devices }) =>
      `${version} (${launcher}) ${path}, ${denoiser ? 'denoiser' : 'no denoiser'}, devices: ${devices.join(', ')}`,
  );
  const wrong = unusable.map(
    ({ candidate, reason, next }) => `not usable: ${candidate.path} ${reason}${next === undefined ? '' : ` → ${next}`}`,
  );
  const missing = problem === null ? [] : [problem.message, ...(problem.next === null ? [] : [`→ ${problem.next}`])];
  return [
    ['Blender', [...lines, ...(found.length === 0 ? missing : wrong)].join('\n')],
    ['Assets', pack === null ? 'not made yet; the first rendering makes them' : `${pack.name} ${pack.version}, ${pack.path}`],
  ];
}

/** Of the disk that the folder is or will be on. */
async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = (await statfs(folder).catch(() => (dirname(folder) === folder ? { bavail: 0, bsize: 0 } : null))) ?? {};
  if (bavail === undefined || bsize === undefined) return freeSpace(dirname(folder));
  return bavail * bsize;
}
