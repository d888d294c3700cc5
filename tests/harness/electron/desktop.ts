import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';

/** What was asked of the desktop, for the test to look at; and what the desktop answers. */
export const desktop = {
  /** Folders that the next dialogs return; a dialog without one is closed by its user. */
  folders: [] as string[],
  opened: [] as string[],
  notifications: [] as { title: string; body: string }[],
  menu: [] as MenuItemConstructorOptions[],
};

export const dialog = {
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`);
  },
  async showOpenDialog(_window: unknown, _options: unknown) {
    const folder = desktop.folders.shift();
    return folder === undefined ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [folder] };
  },
};

export const shell = {
  async openExternal(url: string): Promise<void> {
    desktop.opened.push(url);
  },
};

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: MenuItemConstructorOptions[]): void {
    desktop.menu = menu;
  },
};

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly #content: { title: string; body: string };
  constructor(content: { title: string; body: string }) {
    super();
    this.#content = content;
  }
  show(): void {
    desktop.notifications.push(this.#content);
  }
}
