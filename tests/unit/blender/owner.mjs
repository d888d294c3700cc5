// A program that has a worker and is killed.
import { startWorker } from '../../../main/blender/index.ts';

const [installation, pack] = process.argv.slice(2).map((text) => JSON.parse(text));
const worker = await startWorker(installation, pack);
console.log(worker.pid);
setInterval(() => undefined, 1000);
