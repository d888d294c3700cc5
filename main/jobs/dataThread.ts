import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { Pair, readPair } from '../datasets/index.ts';
import { serveCuts } from '../trainer/data/cuttingThread.ts';

/** Entry of the threads that read data for a training: they decode pairs of files and cut patches of them. */
if (parentPort === null) throw new Error('This file is run as a thread.');
// The cores are shared out between threads already.
sharp.concurrency(1);
serveCuts(parentPort, workerData, (address, longestSide) => readPair(Pair.parse(address), longestSide));
