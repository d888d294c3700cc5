import { EventEmitter } from 'node:events';
import v8 from 'node:v8';

/** What structured clone does to a payload, with its failures. */
export function clone<T>(value: T): T {
  return v8.deserialize(v8.serialize(value));
}

/** The main side of IPC. Channels without a listener swallow what is sent, as Electron's do. */
class IpcMain extends EventEmitter {
  readonly #handlers = new Set<string>();

  handle(channel: string): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.add(channel);
  }
}

export const ipcMain = new IpcMain();

/** Delivers what a page sends, as from the frame that sent it. */
export function deliverToMain(
  sender: unknown,
  senderFrame: { url: string; parent: unknown } | null,
  channel: string,
  payload: unknown,
): void {
  ipcMain.emit(channel, { sender, senderFrame }, ...clone([payload]));
}
