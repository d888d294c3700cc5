import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import { openChannels } from '../../main/electron/ipcChannel.ts';
import { bridgeChannel } from '../../renderer/client/bridge.ts';
import type { Channel } from '../../shared/contract/channel.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { clone, deliverToMain } from '../harness/electron/ipc.ts';
import { type ChannelPair, contractSuite } from './suite.ts';

const { renderer, exposed } = vi.hoisted(() => {
  // The window's modules look at it when they are loaded.
  Object.assign(globalThis, { window: {} });
  return {
    renderer: { contents: null as unknown, listeners: new Map<string, ((event: object, payload: unknown) => void)[]>() },
    exposed: new Map<string, Parameters<typeof bridgeChannel>[0]>(),
  };
});

// The stand-in's IPC without a browser: payloads are cloned both ways, senders have a frame.
vi.mock('electron', async () => {
  const { ipcMain } = await import('../harness/electron/ipc.ts');
  return {
    ipcMain,
    protocol: {},
    ipcRenderer: {
      send: (channel: string, payload: unknown) =>
        deliverToMain(renderer.contents, { url: 's2m://app/index.html', parent: null }, channel, payload),
      on: (channel: string, listener: () => void) =>
        renderer.listeners.set(channel, [...(renderer.listeners.get(channel) ?? []), listener]),
      off: (channel: string, listener: () => void) =>
        renderer.listeners.set(
          channel,
          (renderer.listeners.get(channel) ?? []).filter((one) => one !== listener),
        ),
    },
    contextBridge: { exposeInMainWorld: (key: string, api: Parameters<typeof bridgeChannel>[0]) => exposed.set(key, api) },
  };
});

class Contents extends EventEmitter {
  isDestroyed = () => false;
  send(channel: string, payload: unknown): void {
    const copy = clone(payload);
    queueMicrotask(() => {
      for (const listener of [...(renderer.listeners.get(channel) ?? [])]) listener({}, copy);
    });
  }
}

/** The real preload and the real main side of the channel. The window's side hears of the end as a browser's would. */
async function electronPair(): Promise<ChannelPair> {
  await import('../../preload/index.ts');
  const bridge = exposed.get('studio');
  if (bridge === undefined) throw new Error('The preload exposed nothing.');
  renderer.listeners.clear();
  const contents = new Contents();
  renderer.contents = contents;
  const opened: Channel[] = [];
  // Only what the channel uses of Electron's contents is there.
  openChannels(Object(contents), (channel) => opened.push(channel));
  contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  const [host] = opened;
  if (host === undefined) throw new Error('No channel was opened.');
  const closes = new Set<(cause: StudioError) => void>();
  return {
    client: {
      ...bridgeChannel(bridge),
      onClose(listener) {
        closes.add(listener);
        return () => closes.delete(listener);
      },
    },
    host,
    cut() {
      contents.emit('render-process-gone');
      for (const listener of closes) listener(new StudioError('unavailable', 'Cut.'));
    },
    close: async () => void contents.emit('destroyed'),
  };
}

contractSuite('Electron’s IPC', electronPair);
