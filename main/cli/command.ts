import type { z } from 'zod';
import type { Session } from './session.ts';

/** A flag of a command. With `value`, it takes one; without, it is a switch. */
export interface Flag {
  readonly help: string;
  /** Stands for the value in the help: "DIR". */
  readonly value?: string;
  readonly required?: true;
  /** May be given several times; its value is then a list. */
  readonly many?: true;
}

export type Flags = Readonly<Record<string, Flag>>;

/** What a command gives back: numbers for programs, text for people. */
export interface Outcome {
  readonly result: object;
  readonly text: string;
  /** 1 where the command did its work and found something wrong. */
  readonly exitCode?: 0 | 1;
}

/** One command of `s2mgen`, as the rest of the command line sees it. */
export interface Command {
  readonly summary: string;
  readonly flags: Flags;
  /** Words after the command, as shown in the help: "[rebuild]". */
  readonly words?: string;
  run(values: Readonly<Record<string, unknown>>, session: Session): Promise<Outcome>;
}

interface Definition<Values> extends Omit<Command, 'run'> {
  /** Reads the flags' texts; `words` holds the words after the command. */
  readonly values: z.ZodType<Values>;
  run(values: Values, session: Session): Promise<Outcome>;
}

/** Wrong use of the command line: exit code 2, and the usage is shown. */
export class UsageError extends Error {}

export function defineCommand<Values>({ values: schema, run, ...rest }: Definition<Values>): Command {
  return {
    ...rest,
    run(raw, session) {
      const parsed = schema.safeParse(raw);
      if (parsed.success) return run(parsed.data, session);
      const problems = parsed.error.issues.map(({ path: [flag], message }) =>
        flag === 'words' ? message : `--${String(flag)}: ${message}`,
      );
      throw new UsageError(problems.join('\n'));
    },
  };
}
