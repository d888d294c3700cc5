import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { api } from '../../shared/contract/api.ts';
import type { Channel } from '../../shared/contract/channel.ts';
import { asFailure } from '../../shared/contract/errors.ts';
import { refuse, serve } from '../../shared/contract/serve.ts';
import { createHost, type Host } from '../host/index.ts';
import { assetHandler } from '../media/index.ts';
import { cacheFolder, configFolder, libraryFolder } from '../places.ts';
import { configuredBlender } from '../settings.ts';
import { chooseLibrary, chosenLibrary } from './chosenLibrary.ts';
import { chooseFolder } from './dialogs.ts';
import { openChannels } from './ipcChannel.ts';
import { setMenu } from './menu.ts';
import { notifyOfJobs } from './notify.ts';
import { handleScheme, registerScheme } from './scheme.ts';
import { utilityWorker } from './utilityWorker.ts';
import { createWindow, loadPage } from './window.ts';

/** Electron's shell: a window over the host. It chooses folders and processes; what the studio does is in the host. */
const RENDERER = join(import.meta.dirname, '../renderer');

type Backend = { readonly host: Host } | { readonly problem: unknown };

let window: BrowserWindow | null = null;
let stopNotices: () => void = () => {};
let backend: Backend = { problem: new Error('The studio is starting.') };

function openBackend(): Backend {
  stopNotices();
  try {
    const host = createHost({
      shell: 'electron',
      version: app.getVersion(),
      library: libraryFolder(chosenLibrary(configFolder())),
      cache: cacheFolder(),
      configuredBlender,
      renderer: RENDERER,
      spawn: utilityWorker,
      chooseFolder: async (title) => (window === null ? null : chooseFolder(window, title)),
    });
    if (window !== null) stopNotices = notifyOfJobs(window, host.jobChanges);
    return { host };
  } catch (problem) {
    return { problem };
  }
}

/** Without a library the window still opens, and says why there is none. */
const windowOnly = assetHandler({ renderer: RENDERER, cache: cacheFolder(), resolve: async () => null });

function answer(channel: Channel): void {
  if ('host' in backend) serve(api, backend.host.handlers, channel);
  else refuse(channel, backend.problem);
}

async function closeBackend(): Promise<void> {
  if ('host' in backend) await backend.host.close();
}

/** The window goes on with another library; what ran in the old one is interrupted and can be resumed there. */
async function openLibrary(): Promise<void> {
  if (window === null) return;
  const folder = await chooseFolder(window, 'Open library');
  if (folder === null) return;
  await closeBackend();
  await chooseLibrary(configFolder(), folder);
  backend = openBackend();
  window.webContents.reload();
}

async function start(): Promise<void> {
  await app.whenReady();
  backend = openBackend();
  handleScheme((request) => ('host' in backend ? backend.host.respond(request) : windowOnly(request)));
  setMenu({ openLibrary: () => void openLibrary() });
  window = createWindow(join(configFolder(), 'window.json'));
  openChannels(window.webContents, answer);
  if ('host' in backend) stopNotices = notifyOfJobs(window, backend.host.jobChanges);
  await loadPage(window);
}

if (app.requestSingleInstanceLock()) {
  let isQuitting = false;
  let isClosed = false;
  registerScheme();
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    isQuitting = true;
    if (isClosed) return;
    // Jobs come to rest first: what they finished is kept, the rest can be resumed.
    event.preventDefault();
    void closeBackend().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  start().catch((error: unknown) => {
    // A page that was still loading when the window went away.
    if (isQuitting) return;
    dialog.showErrorBox('The studio could not start', asFailure(error).message);
    app.exit(1);
  });
} else {
  app.quit();
}
