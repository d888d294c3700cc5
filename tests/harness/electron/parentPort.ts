import { EventEmitter } from 'node:events';

/** Loaded first into the stand-in of a utility process: what Electron gives such a process as `process.parentPort`. */
const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => void process.send?.(message) });
process.on('message', (data) => port.emit('message', { data }));
Object.defineProperty(process, 'parentPort', { value: port });
