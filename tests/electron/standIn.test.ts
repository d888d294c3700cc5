import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as standIn from '../harness/electron/electron.ts';

const SHELL = join(import.meta.dirname, '../../main/electron');

/** Names that the stand-in has beyond Electron's, for the test to look at; everything else has to be Electron's. */
type Own =
  | 'isShown'
  | 'focused'
  | 'maximised'
  | 'options'
  | 'becomeReady'
  | 'page'
  | 'openHandler'
  | 'permissionHandlers'
  | 'startNavigation'
  | 'destroy';
type Foreign<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs | Own>;

describe('stand-in for Electron', () => {
  it('has every value that the shell imports', () => {
    const names = readdirSync(SHELL).flatMap((file) => {
      const source = readFileSync(join(SHELL, file), 'utf8');
      return [...source.matchAll(/^import \{([^}]*)\} from 'electron'/gm)].flatMap(([, list = '']) => list.split(','));
    });
    const values = names.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
    expect(values.length).toBeGreaterThan(5);
    expect([...new Set(values)].filter((name) => !(name in standIn))).toEqual([]);
  });

  it('promises nothing that Electron does not have', () => {
    expectTypeOf<Exclude<keyof typeof standIn, keyof typeof Electron>>().toBeNever();
    expectTypeOf<Foreign<typeof standIn.app, Electron.App>>().toBeNever();
    expectTypeOf<Foreign<typeof standIn.protocol, Electron.Protocol>>().toBeNever();
    expectTypeOf<Foreign<standIn.BrowserWindow, Electron.BrowserWindow>>().toBeNever();
    expectTypeOf<Foreign<standIn.BrowserWindow['webContents'], Electron.WebContents>>().toBeNever();
    expectTypeOf<Foreign<typeof standIn.dialog, Electron.Dialog>>().toBeNever();
    expectTypeOf<Foreign<typeof standIn.shell, Electron.Shell>>().toBeNever();
    expectTypeOf<Foreign<typeof standIn.screen, Electron.Screen>>().toBeNever();
    expectTypeOf<Foreign<ReturnType<typeof standIn.utilityProcess.fork>, Electron.UtilityProcess>>().toBeNever();
  });

  it('keeps the shell small: what is in it is what a stand-in cannot prove', () => {
    const lines = readdirSync(SHELL).map((file) => readFileSync(join(SHELL, file), 'utf8').split('\n').length);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(600);
  });
});
