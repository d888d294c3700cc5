import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Page } from 'playwright-core';
import { browserContext } from './chromium.ts';
import { deliverToMain } from './ipc.ts';
import { preloadScript } from './preloadScript.ts';
import { fromChromium, schemes, toChromium } from './protocol.ts';
import { WebContents } from './webContents.ts';

/** Electron's `BrowserWindow` as a page of a real Chromium. */
export class BrowserWindow extends EventEmitter {
  static readonly #all: BrowserWindow[] = [];
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.#all;
  }

  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new WebContents();
  isShown = false;
  focused = true;
  maximised = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    BrowserWindow.#all.push(this);
  }

  async loadURL(url: string): Promise<void> {
    const page = await (await browserContext()).newPage();
    this.webContents.page = page;
    await this.#joinIpc(page);
    await this.#serveSchemes(page);
    page.on('popup', (popup) => {
      this.webContents.openHandler({ url: fromChromium(popup.url()) });
      void popup.close();
    });
    this.webContents.startNavigation();
    await page.goto(toChromium(url));
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }

  async #joinIpc(page: Page): Promise<void> {
    await page.exposeBinding('__send', ({ frame }, channel: string, payload: unknown) => {
      deliverToMain(this.webContents, { url: fromChromium(frame.url()), parent: frame.parentFrame() }, channel, payload);
    });
    const preload = this.options.webPreferences?.preload;
    if (preload !== undefined) await page.addInitScript(preloadScript(await readFile(preload, 'utf8'), process.platform));
  }

  /** Every request is answered by the scheme's handler, or not at all. */
  async #serveSchemes(page: Page): Promise<void> {
    await page.route('**/*', async (route) => {
      const request = route.request();
      const url = fromChromium(request.url());
      const handler = schemes.get(new URL(url).protocol.slice(0, -1));
      if (handler === undefined) {
        process.send?.({ type: 'foreign', url });
        return route.abort('blockedbyclient');
      }
      const response = await handler(new Request(url, { method: request.method(), headers: request.headers() }));
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    });
  }

  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.focused = true;
    this.emit('focus');
  }
  isFocused(): boolean {
    return this.focused;
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  maximize(): void {
    this.maximised = true;
  }
  isMaximized(): boolean {
    return this.maximised;
  }
  getNormalBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }
}
