import { parentPort, workerData } from 'node:worker_threads';
import { readHashes } from './careFolder.ts';
import { type AlikeReply, AlikeRequest } from './findAlike.ts';
import { alikeElsewhere, nearDuplicatesIn } from './nearDuplicates.ts';

/** Entry of the thread that looks for pictures that look the same: among 100,000 of them it takes seconds. */
const port = parentPort;
if (port === null) throw new Error('This file is run as a thread.');

/** Milliseconds between two reports. */
const REPORT_EVERY = 100;

const { hashes, others } = AlikeRequest.parse(workerData);
let reported = performance.now();
const report = (before: number) => (done: number) => {
  const now = performance.now();
  if (now - reported < REPORT_EVERY) return;
  reported = now;
  port.postMessage({ type: 'progress', done: before + done } satisfies AlikeReply);
};

const nearDuplicates = nearDuplicatesIn(hashes, report(0));
let elsewhere: ReturnType<typeof alikeElsewhere> = [];
for (const [place, folder] of others.entries()) {
  const other = await readHashes(folder);
  if (other !== null) elsewhere = elsewhere.concat(alikeElsewhere(hashes, other, report((1 + place) * hashes.size)));
}
port.postMessage({ type: 'done', nearDuplicates, alikeElsewhere: elsewhere } satisfies AlikeReply);
