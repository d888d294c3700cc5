import { parseArgs } from 'node:util';
import { StudioError } from '../../shared/contract/errors.ts';
import { type Command, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { COMMON_FLAGS, helpOf, overview, usageOf } from './help.ts';
import { createOutput, type Streams } from './output.ts';
import type { Session } from './session.ts';
import { untilInterrupted } from './signals.ts';
import { version } from './version.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USE = 2;
const CANCELLED = 130;

const THIS_PROCESS: Streams = { out: process.stdout, err: process.stderr };

/** `s2mgen …`: runs a command and returns its exit code. */
export async function main(args: readonly string[], streams: Streams = THIS_PROCESS): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    streams.out.write(`${overview()}\n`);
    return DONE;
  }
  if (name === '--version') {
    streams.out.write(`${version()}\n`);
    return DONE;
  }
  const entry = COMMANDS.find((known) => known.name === name);
  if (entry === undefined) {
    streams.err.write(`${name === '' ? 'Which command?' : `There is no command "${name}".`}\n\n${overview()}\n`);
    return WRONG_USE;
  }
  return runCommand(name, await entry.load(), rest, streams);
}

async function runCommand(name: string, command: Command, args: string[], streams: Streams): Promise<number> {
  // Also a wrong use is told as JSON where JSON is expected.
  const output = createOutput(args.includes('--json'), streams);
  const interruption = untilInterrupted((line) => output.say(line));
  try {
    const values = parseFlags(command, args);
    if (values.help === true) {
      streams.out.write(`${helpOf(name, command)}\n`);
      return DONE;
    }
    const library = typeof values.library === 'string' ? values.library : undefined;
    const session: Session = {
      signal: interruption.signal,
      library,
      progress: output.progress,
      say: output.say,
      announce: output.announce,
    };
    const outcome = await command.run(values, session);
    output.finish(name, outcome);
    return outcome.exitCode ?? DONE;
  } catch (error) {
    if (error instanceof UsageError) {
      output.fail(new StudioError('invalid', error.message));
      streams.err.write(`\n${usageOf(name, command)}\nMore: s2mgen ${name} --help\n`);
      return WRONG_USE;
    }
    const isCancelled = (error instanceof StudioError && error.code === 'cancelled') || interruption.signal.aborted;
    output.fail(isCancelled && !(error instanceof StudioError) ? new StudioError('cancelled', 'Cancelled.') : error);
    return isCancelled ? CANCELLED : FAILED;
  } finally {
    interruption.end();
  }
}

/** @throws UsageError naming the flag that is unknown, lacks its value or is missing. */
function parseFlags(command: Command, args: string[]): Record<string, unknown> {
  const flags = { ...command.flags, ...COMMON_FLAGS };
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { value, many = false }]) => {
      return [name, { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: many }];
    }),
  );
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: command.words !== undefined, strict: true });
    const parsed = { ...values, ...(command.words === undefined ? {} : { words: positionals }) };
    if (values.help === true) return parsed;
    const missing = Object.keys(flags).filter((name) => flags[name]?.required && values[name] === undefined);
    if (missing.length > 0) throw new UsageError(`Missing: ${missing.map((name) => `--${name}`).join(', ')}.`);
    return parsed;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
