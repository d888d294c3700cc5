import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { assetHandler } from '../../../main/media/index.ts';
import { type RunningServer, Sessions, startServer } from '../../../main/server/index.ts';
import { LONGEST_FRAME } from '../../../main/server/socketChannel.ts';
import type { Channel } from '../../../shared/contract/channel.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

describe('studio server', () => {
  let folder: string;
  let server: RunningServer;
  let nextAddress: string | null;
  let channels: Channel[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-server-'));
    await mkdir(join(folder, 'window'));
    await writeFile(join(folder, 'window', 'index.html'), '<!doctype html><title>Studio</title>');
    nextAddress = null;
    channels = [];
    server = await startServer({
      port: 0,
      sessions: await Sessions.open(join(folder, 'server.json')),
      respond: assetHandler({ renderer: join(folder, 'window'), cache: folder, connect: ['ws://127.0.0.1:*'], resolve: async () => null }),
      onChannel: (channel) => channels.push(channel),
      onNextAddress: (address) => {
        nextAddress = address;
      },
    });
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A raw request: `fetch` would not let us lie about the host, and would tidy the path. */
  function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
        let body = '';
        response.on('data', (text) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      asking.on('error', reject).end();
    });
  }

  const tokenOf = (address: string) => new URL(address).searchParams.get('token') ?? '';

  /** Opens the printed address as a browser does, and returns its cookie. */
  async function logIn(address = server.address): Promise<string> {
    const { headers } = await get(`/?token=${tokenOf(address)}`);
    return String(headers['set-cookie']).split(';')[0] ?? '';
  }

  function connect(headers: Record<string, string>, path = '/channel'): Promise<{ socket: WebSocket } | { refused: string }> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
      socket.once('open', () => resolve({ socket }));
      socket.once('error', (error) => resolve({ refused: error.message }));
    });
  }

  const own = () => `http://127.0.0.1:${server.port}`;

  it('shows nothing without a token', async () => {
    expect(await get('/')).toMatchObject({ status: 401 });
    expect(await get('/index.html', { cookie: `s2mgen-${server.port}=guessed` })).toMatchObject({ status: 401 });
    expect(await get('/?token=')).toMatchObject({ status: 401 });
  });

  it('turns the token into a cookie that scripts and other sites cannot use, and out of the address', async () => {
    const answer = await get(`/?token=${tokenOf(server.address)}`);
    expect(answer).toMatchObject({ status: 303, headers: { location: '/', 'referrer-policy': 'no-referrer' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\//);
    const page = await get('/', { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' });
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Studio</title>' });
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('takes a token once: who finds it in a history gets nothing', async () => {
    const cookie = await logIn();
    expect(await get(`/?token=${tokenOf(server.address)}`)).toMatchObject({ status: 401 });
    // The same browser may use its bookmark again.
    expect(await get(`/?token=${tokenOf(server.address)}`, { cookie })).toMatchObject({ status: 303 });
    expect(nextAddress).not.toBeNull();
    expect(await logIn(nextAddress ?? '')).not.toBe('');
  });

  it('keeps the token in a file that only its owner can read, and no session secret beside it', async () => {
    const cookie = await logIn();
    expect((await stat(join(folder, 'server.json'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'server.json'), 'utf8')).not.toContain(cookie.split('=')[1]);
  });

  it('keeps browsers logged in over a restart', async () => {
    const cookie = await logIn();
    const sessions = await Sessions.open(join(folder, 'server.json'));
    expect(sessions.has(cookie.split('=')[1] ?? '')).toBe(true);
    expect(sessions.has('another')).toBe(false);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example', '127.0.0.1@evil.example', '169.254.1.1'])(
    'refuses the name %s, which a foreign page could point at this machine',
    async (host) => {
      const cookie = await logIn();
      expect(await get('/', { host, cookie })).toMatchObject({ status: 403 });
    },
  );

  it('accepts the names of this machine on any port, for SSH tunnels', async () => {
    const cookie = await logIn();
    for (const host of ['localhost', 'localhost:9000', '127.0.0.1:1234', '[::1]:80']) {
      expect(await get('/', { host, cookie })).toMatchObject({ status: 200 });
    }
  });

  it.each([
    '/../server.json',
    '/%2e%2e/server.json',
    '/..%2fserver.json',
    '/..%5cserver.json',
    '/assets/..%2f..%2fserver.json',
    '/%00',
    '/%',
  ])('serves nothing outside the window’s folder: %s', async (path) => {
    const inner = join(folder, 'inner');
    await rm(inner, { recursive: true, force: true });
    const cookie = await logIn();
    const answer = await get(path, { cookie });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('token');
  });

  it('takes files from its own window alone', async () => {
    const cookie = await logIn();
    const send = (headers: Record<string, string>) =>
      fetch(`${own()}/upload`, { method: 'POST', body: 'a photograph', headers }).then(({ status }) => status);
    expect(await send({ cookie, origin: own() })).toBe(200);
    expect(await send({ cookie, origin: 'http://elsewhere.example' })).toBe(403);
    expect(await send({ cookie })).toBe(403);
    expect(await send({ origin: own() })).toBe(401);
  });

  it('answers GET and HEAD only', async () => {
    const cookie = await logIn();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect(await get('/', { cookie }, method)).toMatchObject({ status: 405 });
    expect(await get('/', { cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    ['another page', 'https://evil.example', '403'],
    ['another port of this machine', 'http://127.0.0.1:1', '403'],
    ['no page at all', '', '403'],
  ])('lets %s open no channel, whatever cookie the browser adds', async (_who, origin, status) => {
    const cookie = await logIn();
    const answer = await connect({ cookie, ...(origin === '' ? {} : { origin }) });
    expect(answer).toMatchObject({ refused: expect.stringContaining(status) });
    expect(channels).toHaveLength(0);
  });

  it('opens a channel for its own page with a session, at one place', async () => {
    expect(await connect({ origin: own() })).toMatchObject({ refused: expect.stringContaining('401') });
    const cookie = await logIn();
    expect(await connect({ origin: own(), cookie }, '/elsewhere')).toMatchObject({ refused: expect.stringContaining('404') });
    expect(await connect({ origin: own(), cookie })).toHaveProperty('socket');
    expect(channels).toHaveLength(1);
  });

  it.each([
    ['an oversized frame', 'x'.repeat(LONGEST_FRAME + 1), 1009],
    ['bytes', Buffer.from([1, 2, 3]), 1003],
    ['what is no JSON', '{"t":', 1007],
  ])('ends the connection at %s, and goes on serving', async (_what, frame, code) => {
    const cookie = await logIn();
    const answer = await connect({ origin: own(), cookie });
    if (!('socket' in answer)) throw new Error(answer.refused);
    for (const channel of channels) channel.onFrame(() => {});
    const closed = new Promise((resolve) => answer.socket.once('close', resolve));
    answer.socket.on('error', () => {});
    answer.socket.send(frame);
    expect(await closed).toBe(code);
    expect(await get('/', { cookie })).toMatchObject({ status: 200 });
  });

  it('says which port is taken and what to do', async () => {
    const sessions = await Sessions.open(join(folder, 'other.json'));
    const second = startServer({ port: server.port, sessions, respond: async () => new Response(), onChannel: () => {} });
    await expect(second).rejects.toMatchObject({ code: 'conflict', next: expect.stringContaining('--port') });
  });
});
