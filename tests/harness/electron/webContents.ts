import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { clone } from './ipc.ts';

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };

/** Electron's `webContents` over a Chromium page. */
export class WebContents extends EventEmitter {
  page: Page | null = null;
  openHandler: OpenHandler = () => ({ action: 'allow' });
  permissionHandlers = 0;
  readonly session = {
    setPermissionRequestHandler: () => void this.permissionHandlers++,
    setPermissionCheckHandler: () => void this.permissionHandlers++,
  };
  #isDestroyed = false;

  send(channel: string, payload: unknown): void {
    const copy = clone(payload);
    // A page that is being replaced takes nothing any more.
    this.page?.evaluate(([name, value]) => Reflect.get(globalThis, '__deliver')?.(name, value), [channel, copy] as const).catch(() => {});
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  reload(): void {
    this.startNavigation();
    void this.page?.reload();
  }

  startNavigation(): void {
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }
}
