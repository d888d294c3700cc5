import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { api } from '../../shared/contract/api.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { serve as serveContract } from '../../shared/contract/serve.ts';
import { createHost } from '../host/index.ts';
import { cacheFolder, libraryFolder } from '../places.ts';
import { type RunningServer, Sessions, startServer } from '../server/index.ts';
import { configuredBlender } from '../settings.ts';
import { defineCommand } from './command.ts';
import { count, on } from './values.ts';
import { version } from './version.ts';

/** Tried first without `--port`, so that a browser's bookmark and session stay good. */
const USUAL_PORT = 8426;

export const serve = defineCommand({
  summary: 'Serve the studio to a browser on this machine. Prints the address with its token; ends on Ctrl-C.',
  flags: {
    port: { value: 'N', help: `Port on 127.0.0.1; 0 for any free one. Without it ${USUAL_PORT}, or a free one when that is taken.` },
    open: { help: 'Open the address in the browser.' },
  },
  values: z.object({ port: count(0, 65_535).optional(), open: on }),
  async run({ port, open }, session) {
    const renderer = rendererFolder();
    const library = libraryFolder(session.library);
    const host = createHost({
      shell: 'server',
      version: version(),
      library,
      cache: cacheFolder(),
      configuredBlender,
      renderer,
      connect: ['ws://127.0.0.1:*', 'ws://localhost:*'],
    });
    try {
      const sessions = await Sessions.open(join(library, 'server.json'));
      const server = await start(port, {
        sessions,
        respond: host.respond,
        onChannel: (channel) => void serveContract(api, host.handlers, channel),
        onNextAddress: (address) => session.say(`For another browser: ${address}`),
      });
      session.announce(
        { address: server.address, port: server.port, library },
        `The studio is at ${server.address}\nLibrary: ${library}. Ctrl-C ends it.`,
      );
      if (open) openBrowser(server.address);
      await aborted(session.signal);
      await server.close();
    } finally {
      await host.close();
    }
    return { result: { library }, text: 'Stopped.' };
  },
});

async function start(port: number | undefined, options: Omit<Parameters<typeof startServer>[0], 'port'>): Promise<RunningServer> {
  if (port !== undefined) return startServer({ ...options, port });
  return startServer({ ...options, port: USUAL_PORT }).catch((error: unknown) => {
    if (error instanceof StudioError && error.code === 'conflict') return startServer({ ...options, port: 0 });
    throw error;
  });
}

/** The built window: beside the build's own entries, or in `out` of the sources. */
function rendererFolder(): string {
  const places = [join(import.meta.dirname, '../renderer'), join(import.meta.dirname, '../../out/renderer')];
  const folder = places.find((place) => existsSync(join(place, 'index.html')));
  if (folder === undefined)
    throw new StudioError('not-found', 'The window is not built yet.', { next: 'Run "npm run build", or "npm start".' });
  return folder;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Without a browser the printed address is still there. */
function openBrowser(address: string): void {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[String(process.platform)] ?? ['xdg-open'];
  if (command === undefined) return;
  execa(command, [...args, address], { detached: true, cleanup: false, stdio: 'ignore' }).catch(() => {});
}
