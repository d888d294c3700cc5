import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM, CHROMIUM_FLAGS } from '../chromium.ts';

let profile: string | null = null;
let context: BrowserContext | null = null;

/** One browser stands for Electron's; each window is a page of it. */
export async function browserContext(): Promise<BrowserContext> {
  if (context !== null) return context;
  profile = mkdtempSync(join(tmpdir(), 's2mgen-standin-'));
  context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: [...CHROMIUM_FLAGS, '--remote-debugging-port=0'],
    viewport: { width: 1280, height: 800 },
  });
  return context;
}

/** Where a second driver (the test) can reach the same pages. */
export function debuggingAddress(): string {
  const [port] = readFileSync(join(profile ?? '', 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

export async function closeBrowser(): Promise<void> {
  await context?.close();
  if (profile !== null) rmSync(profile, { recursive: true, force: true });
}
