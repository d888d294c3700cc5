import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { createHost } from '../../main/host/index.ts';
import { cacheFolder } from '../../main/places.ts';
import { Sessions, startServer } from '../../main/server/index.ts';
import { configuredBlender } from '../../main/settings.ts';
import { api } from '../../shared/contract/api.ts';
import { serve } from '../../shared/contract/serve.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from '../harness/chromium.ts';

/** The built window; `S2MGEN_TEST_RENDERER` names another build of it. */
const RENDERER = process.env.S2MGEN_TEST_RENDERER ?? resolve(import.meta.dirname, '../../out/renderer');

export interface StudioInBrowser {
  readonly page: Page;
  /** Addresses of other machines that the page asked for. */
  readonly foreign: readonly string[];
  /** Errors that nobody caught, and what the page's policy refused. */
  readonly faults: readonly string[];
  /** Ends host and server under the window. */
  stopBackend(): Promise<void>;
  /** Starts them again, on the same library and port. */
  startBackend(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** Fills the library before the studio opens it. */
  readonly prepare?: (library: string) => Promise<void>;
  /** A folder that stays when the studio is closed; a scratch folder when left out. */
  readonly library?: string;
  /** Nobody was here before: the tour comes by itself. */
  readonly firstRun?: boolean;
  /** Of Chromium, beside the usual ones. */
  readonly flags?: readonly string[];
}

/** The built studio: the real host and server on an empty or a kept library, the real Blender, and Chromium at its address. */
export async function openStudio({ prepare, library: kept, firstRun = false, flags = [] }: Options = {}): Promise<StudioInBrowser> {
  const library = kept ?? (await mkdtemp(join(tmpdir(), 's2mgen-e2e-')));
  await prepare?.(library);
  const sessions = await Sessions.open(join(library, 'server.json'));
  const start = async (port: number) => {
    const host = createHost({
      shell: 'server',
      version: 'test',
      library,
      cache: cacheFolder(),
      configuredBlender,
      renderer: RENDERER,
      connect: ['ws://127.0.0.1:*'],
    });
    const server = await startServer({
      port,
      sessions,
      respond: host.respond,
      onChannel: (channel) => void serve(api, host.handlers, channel),
    });
    return { host, server };
  };
  let running = await start(0);
  const { address, port } = running.server;

  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS, ...flags] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  if (!firstRun)
    await context.addInitScript(
      `localStorage.getItem('s2mgen.tour') ?? localStorage.setItem('s2mgen.tour', '{"state":{"seen":true},"version":0}')`,
    );
  const foreign: string[] = [];
  const faults: string[] = [];
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.host !== `127.0.0.1:${port}`,
    (route) => {
      foreign.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => /content security policy/i.test(message.text()) && faults.push(message.text()));
  await page.goto(address);

  const stop = async () => {
    await running.server.close();
    await running.host.close();
  };
  return {
    page,
    foreign,
    faults,
    stopBackend: stop,
    async startBackend() {
      running = await start(port);
    },
    async close() {
      await browser.close();
      await stop();
      if (kept === undefined) await rm(library, { recursive: true, force: true });
    },
  };
}
