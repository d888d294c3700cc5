import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, shell } from 'electron';
import { APP_ORIGIN, isOwnAddress } from './scheme.ts';
import { keepWindowState, readWindowState } from './windowState.ts';

/** What the window asks of Electron. A test holds the security settings. */
function windowOptions(): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'S2MGen Studio',
    backgroundColor: '#17181a',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  };
}

/** Makes the window without loading its page, so that its listeners are in place before anything happens. */
export function createWindow(stateFile: string): BrowserWindow {
  const state = readWindowState(stateFile);
  const window = new BrowserWindow({ ...windowOptions(), ...state?.bounds });
  if (state?.maximised) window.maximize();
  keepWindowState(window, stateFile);
  window.once('ready-to-show', () => window.show());
  const { webContents } = window;
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    if (URL.parse(url)?.protocol === 'https:') void shell.openExternal(url);
    return { action: 'deny' };
  });
  // The window asks for the camera, to try models on; for no microphone, place or clipboard. Nobody else may through it.
  webContents.session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : undefined;
    decide(permission === 'media' && isOwnAddress(details.requestingUrl) && kinds?.every((kind) => kind === 'video') === true);
  });
  webContents.session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      permission === 'media' && mediaType === 'video' && (origin === APP_ORIGIN || isOwnAddress(origin)),
  );
  return window;
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${APP_ORIGIN}/index.html`);
}
