import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in this one’s place: same terminal, signals handed on, its exit code (128 + n after signal n) as the answer.
 * At a terminal, Ctrl-C reaches both by itself: handing it on as well would make it two.
 */
export function passOn(file, args, options = {}) {
  const child = spawn(file, args, { stdio: 'inherit', ...options });
  const handlers = SIGNALS.map((signal) => [signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal)]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code));
  }).finally(() => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  });
}
