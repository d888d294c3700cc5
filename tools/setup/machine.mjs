// The second half of set-up: what lies outside the checkout. Runs on the pinned Node with the packages there.
import { cacheFolder } from '../../main/places.ts';
import { assets } from './assets.mjs';
import { blender } from './blender.mjs';
import { chromium } from './chromium.mjs';
import { explainStop, runSteps } from './steps.mjs';

const [purpose, ...before] = process.argv.slice(2);
const cache = cacheFolder();
const steps = [blender(cache), assets(cache)];
if (purpose === 'test') steps.push(chromium(cache));
try {
  const summary = await runSteps(steps, console.log);
  console.log(`Ready: ${[...before, ...summary].filter(Boolean).join(', ')}.`);
} catch (error) {
  process.exitCode = explainStop(error);
}
