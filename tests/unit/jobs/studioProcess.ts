/** A program that trains in a process of its own, and tells its steps until it is killed: `node studioProcess.ts DATA OUT RECIPE`. */
import { trainRun } from '../../../main/jobs/modelTasks.ts';
import { Recipe } from '../../../shared/domain/training/recipe.ts';

const [data = '', out = '', recipe = ''] = process.argv.slice(2);
await trainRun(
  { name: 'Test', data: [{ path: data }], out, recipe: Recipe.parse(JSON.parse(recipe)), seed: 1, device: 'cpu', resume: true },
  { onStep: ({ step }) => process.stdout.write(`${step}\n`) },
);
