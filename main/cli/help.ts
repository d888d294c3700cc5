import type { Command, Flags } from './command.ts';
import { COMMANDS } from './commands.ts';

/** Flags that every command has. */
export const COMMON_FLAGS: Flags = {
  library: { value: 'DIR', help: 'The library; without it S2MGEN_LIBRARY, or the platform’s data folder.' },
  json: { help: 'One JSON object per line on stdout: progress, then one result. Text for people goes to stderr.' },
  help: { help: 'Show this.' },
};

export function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`);
  return [
    'Usage: s2mgen COMMAND [flags]',
    '',
    ...rows,
    '',
    'Each command has --help. Exit codes: 0 done, 1 failed, 2 wrong use, 130 cancelled.',
    'Ctrl-C stops cleanly; what is finished is kept, and a second run goes on.',
  ].join('\n');
}

export function helpOf(name: string, command: Command): string {
  const flags = Object.entries({ ...command.flags, ...COMMON_FLAGS });
  const rows = flags.map(([flag, { value, help }]) => `  ${`--${flag}${value === undefined ? '' : ` ${value}`}`.padEnd(24)}  ${help}`);
  return [usageOf(name, command), '', command.summary, '', ...rows].join('\n');
}

export function usageOf(name: string, { flags, words }: Command): string {
  const required = Object.entries(flags).filter(([, flag]) => flag.required);
  const shown = required.map(([flag, { value }]) => ` --${flag} ${value}`).join('');
  return `Usage: s2mgen ${name}${words === undefined ? '' : ` ${words}`}${shown} [flags]`;
}
