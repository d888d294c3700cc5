import { BUILTIN_ASSETS } from '../shared/domain/assets/builtin.ts';
import { BUILTIN_PRESETS } from '../shared/domain/preset/builtin.ts';
import { sampleScenes } from '../shared/domain/scene/sample.ts';
import { median, type Table } from './table.ts';

const SPECS = 100_000;
const ROUNDS = 3;

function* count(n: number): Generator<number> {
  for (let k = 0; k < n; k++) yield k;
}

/** Seconds to sample 100,000 complete scene specs of each built-in preset, median of three rounds. */
export async function run(): Promise<Table> {
  const rows = BUILTIN_PRESETS.map((preset) => {
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      let things = 0;
      for (const spec of sampleScenes(preset, count(SPECS), BUILTIN_ASSETS)) things += spec.room.clutter.length;
      if (things === 0) throw new Error('The sampler made empty rooms.');
      seconds.push((performance.now() - begun) / 1000);
    }
    const middle = median(seconds);
    return [preset.name, middle.toFixed(2), Math.round(SPECS / middle)];
  });
  return {
    title: 'Sampler: 100,000 scene specs',
    columns: ['preset', 'seconds', 'specs per second'],
    rows,
    notes: ['One thread. A spec holds a whole scene: person, clothes, room with clutter, lights and four cameras.'],
  };
}
