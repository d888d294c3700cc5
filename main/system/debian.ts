import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../cache/lock.mjs';
import { type Ran, runProgram, type Say } from './run.ts';

const APT = '/usr/bin/apt-get';

/** Whether system packages may be installed without asking anybody: root on Debian, Ubuntu and their kin. */
export function mayInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync(APT);
}

/** Installs Debian packages; one at a time, whoever asks. Only after `mayInstallPackages`. */
export async function installPackages(packages: readonly string[], cache: string, say: Say): Promise<Ran> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return withLock(join(cache, 'apt.lock'), async () => {
    await runProgram(APT, ['update', '-qq'], { env });
    say(`apt-get install ${packages.join(' ')}`);
    const flags = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
    return runProgram(APT, [...flags, ...packages], { env });
  });
}
