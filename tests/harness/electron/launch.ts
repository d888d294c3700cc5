import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../../..');

export interface ElectronApp {
  /** The window's page, driven from here; the app drives the same one from its own process. */
  readonly page: Page;
  /** Requests for anything that is not the app's own. */
  readonly foreign: readonly string[];
  /** Everything the app printed. */
  readonly printed: () => string;
  ask(command: Record<string, unknown>): Promise<unknown>;
  /** Exit code of the app, once it has ended. */
  readonly ended: Promise<number | null>;
  kill(): Promise<void>;
}

/** Starts the built app (`npm run build`) on the stand-in. */
export async function launchElectron(environment: Record<string, string>): Promise<ElectronApp> {
  const app = fork(join(import.meta.dirname, 'boot.ts'), [join(ROOT, 'out/main/electron.js')], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  app.stdout?.on('data', (text) => (printed += text));
  app.stderr?.on('data', (text) => (printed += text));
  const foreign: string[] = [];
  const answers = new Map<number, (value: unknown) => void>();
  const ended = once(app, 'exit').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve, reject) => {
    app.on('message', (message: { type: string; url: string; id: number; value: unknown; debugging: string }) => {
      if (message.type === 'ready') resolve(message.debugging);
      else if (message.type === 'foreign') foreign.push(message.url);
      else answers.get(message.id)?.(message.value);
    });
    void ended.then((code) => reject(new Error(`The app ended with ${code}:\n${printed}`)));
  });
  const browser = await chromium.connectOverCDP(await ready);
  return {
    page: await firstPage(browser),
    foreign,
    printed: () => printed,
    ask: (command) => ask(app, answers, command),
    ended,
    async kill() {
      await browser.close();
      app.kill('SIGKILL');
      await ended;
    },
  };
}

let nextId = 1;

function ask(app: ChildProcess, answers: Map<number, (value: unknown) => void>, command: Record<string, unknown>): Promise<unknown> {
  const id = nextId++;
  return new Promise((resolve) => {
    answers.set(id, resolve);
    app.send({ id, command });
  });
}

/** The page that shows the app; a persistent profile starts with an empty one. */
async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no context.');
  for (;;) {
    const page = context.pages().find((candidate) => candidate.url().startsWith('https://app.s2m.invalid/'));
    if (page !== undefined) return page;
    await Promise.race([context.waitForEvent('page'), new Promise((resolve) => setTimeout(resolve, 100))]);
  }
}
