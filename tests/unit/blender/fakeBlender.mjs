// A stand-in that behaves like Blender with the worker: it answers the version, the probe and commands, keeps count of its
// starts, writes a file per frame, and goes wrong where its plan says so.
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const HASH = 'a'.repeat(64);

/** `plan`: see FakePlan in fakes.ts. */
export function run(plan, args) {
  if (args[0] === '--version') return console.log(plan.version);
  if (args.includes('--probe')) return probe(plan);
  appendFileSync(join(plan.state, 'starts.jsonl'), `${JSON.stringify({ pid: process.pid, args, path: process.env.PATH })}\n`);
  for (const line of plan.noise ?? []) console.log(line);
  if (plan.exitAtStart) {
    console.error(plan.exitAtStart);
    process.exit(1);
  }
  if (plan.mute) return setInterval(() => undefined, 1000);
  emit({
    event: 'ready',
    protocol: plan.protocol ?? 1,
    blender: '4.5.15',
    capabilities: { denoiser: true, devices: ['CPU'] },
    pid: process.pid,
  });
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => answer(plan, JSON.parse(line)));
  // like the real one: the parent's death closes stdin, and that is the end
  lines.on('close', () => process.exit(0));
}

function probe(plan) {
  for (const line of plan.noise ?? []) console.log(line);
  if (plan.probeError) {
    console.error(plan.probeError);
    process.exit(1);
  }
  emit({ blender: '4.5.15', python: '3.11.7', denoiser: true, devices: ['CPU'], ...plan.probe });
}

function answer(plan, { command, id, spec, out, file }) {
  if (command === 'quit') {
    emit({ event: 'bye' });
    process.exit(0);
  }
  if (command === 'body') {
    writeFileSync(file, 'mesh');
    return emit({ event: 'body', id, landmarks: { face: [0, 0, 1.6] } });
  }
  const { frame } = spec;
  const misfortune = plan.frames?.[frame];
  const strikes = misfortune && !(misfortune.once && seen(plan, frame));
  emit({ event: 'progress', id, value: 0.5, phase: 'trace' });
  if (strikes) {
    if (misfortune.die) {
      console.error(`last words at frame ${frame}`);
      process.kill(process.pid, misfortune.die);
      return;
    }
    if (misfortune.hang) return;
    if (misfortune.say) return console.log(misfortune.say);
    if (misfortune.error) return emit({ event: 'error', id, frame, ...misfortune.error });
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'image.png'), String(process.pid));
  const none = { instances: null, skinCoverage: null, personCoverage: null, depth: null, normals: null };
  const files = { image: 'image.png', skin: 'skin.png', person: 'person.png', parts: null, ...none };
  const sha256 = { image: HASH, skin: HASH, person: HASH, parts: null, ...none };
  const camera = { position: [0, -2, 1], target: [0, 0, 1] };
  const shares = { skinShare: 0.2, personShare: 0.4, attempt: 0, exposure: 0, brightness: 0.5, seconds: 0.1 };
  emit({ event: 'frame', id, result: { frame, files, sha256, camera, people: [], partShares: {}, phases: {}, ...shares } });
}

/** Whether this frame has gone wrong before, in this process or one before it. */
function seen(plan, frame) {
  const mark = join(plan.state, `frame-${frame}`);
  if (existsSync(mark)) return true;
  writeFileSync(mark, '');
  return false;
}

function emit(event) {
  console.log(JSON.stringify(event));
}
