import { EventEmitter } from 'node:events';
import { BrowserWindow } from './browserWindow.ts';
import { closeBrowser } from './chromium.ts';
import { readiness } from './readiness.ts';

/** Electron's `app`: boot order, single instance, and quitting that can be put off. */
class App extends EventEmitter {
  readonly isPackaged = false;
  #isSecond = process.env.STANDIN_SECOND_INSTANCE === '1';

  whenReady(): Promise<void> {
    return readiness.wait();
  }

  isReady(): boolean {
    return readiness.isReached;
  }

  becomeReady(): void {
    readiness.reach();
    this.emit('ready');
  }

  getVersion(): string {
    return '0.0.0-standin';
  }

  requestSingleInstanceLock(): boolean {
    return !this.#isSecond;
  }

  exit(code: number): void {
    void closeBrowser().then(() => process.exit(code));
  }

  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (isPrevented) return;
    for (const window of BrowserWindow.getAllWindows()) window.emit('close', {});
    this.emit('will-quit', { preventDefault() {} });
    void closeBrowser().then(() => {
      this.emit('quit', {}, 0);
      process.exit(0);
    });
  }
}

export const app = new App();
