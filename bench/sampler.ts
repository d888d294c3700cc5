import { BUILTIN_ASSETS } from '../shared/domain/assets/builtin.ts';
import { BUILTIN_PRESETS } from '../shared/domain/preset/builtin.ts';
import { sampleScenes } from '../shared/domain/scene/sample.ts';
import { median, type Table } from './table.ts';

const SPECS = 5000;
const TOLD_FOR = 100_000;
const ROUNDS = 3;

function* count(n: number): Generator<number> {
  for (let k = 0; k < n; k++) yield k;
}

/** Seconds for 100,000 complete scene specs of each built-in preset, from 5,000 of them; median of three rounds. */
export async function run(): Promise<Table> {
  const rows = BUILTIN_PRESETS.map((preset) => {
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      let cameras = 0;
      for (const spec of sampleScenes(preset, count(SPECS), BUILTIN_ASSETS)) cameras += spec.cameras.length;
      if (cameras < SPECS) throw new Error('The sampler left frames without a camera.');
      seconds.push((performance.now() - begun) / 1000);
    }
    const middle = median(seconds);
    return [preset.name, ((middle * TOLD_FOR) / SPECS).toFixed(1), Math.round(SPECS / middle)];
  });
  return {
    title: 'Sampler: 100,000 scene specs',
    columns: ['preset', 'seconds', 'specs per second'],
    rows,
    notes: [
      'One thread; 5,000 specs each, times 20. A spec holds a whole scene: people, clothes, room with furniture, lights and four cameras.',
    ],
  };
}
