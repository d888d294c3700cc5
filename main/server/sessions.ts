import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeWhole } from '../files/index.ts';

/** Hashes only: who reads the file cannot take over a browser's session, but can open one by the token. */
const Stored = z.strictObject({ token: z.string().length(43), sessions: z.array(z.string()) });
type Stored = z.infer<typeof Stored>;

const MOST_SESSIONS = 20;

/**
 * Who may use the server: whoever has the token, which only the user can read (file mode 0600), opens a session with it once;
 * the browser then carries the session in a cookie. A used token is replaced, so that an address in a history, a log or over
 * a shoulder is worth nothing.
 */
export class Sessions {
  readonly #file: string;
  #stored: Stored;

  private constructor(file: string, stored: Stored) {
    this.#file = file;
    this.#stored = stored;
  }

  static async open(file: string): Promise<Sessions> {
    const there = await readFile(file, 'utf8').then(
      (text) => Stored.safeParse(parse(text)).data,
      () => undefined,
    );
    const sessions = new Sessions(file, { token: secret(), sessions: there?.sessions ?? [] });
    await sessions.#save();
    return sessions;
  }

  /** Good for one session. */
  get token(): string {
    return this.#stored.token;
  }

  /** The new session's secret for the cookie; null when the token is wrong or was used before. */
  async begin(token: string): Promise<string | null> {
    if (!isSame(token, this.#stored.token)) return null;
    const session = secret();
    this.#stored = { token: secret(), sessions: [...this.#stored.sessions, hash(session)].slice(-MOST_SESSIONS) };
    await this.#save();
    return session;
  }

  has(session: string): boolean {
    return this.#stored.sessions.includes(hash(session));
  }

  async #save(): Promise<void> {
    const before = process.umask(0o077);
    try {
      await writeWhole(this.#file, JSON.stringify(this.#stored));
    } finally {
      process.umask(before);
    }
    await chmod(this.#file, 0o600);
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hash(a)), Buffer.from(hash(b)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
