import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Channel } from '../../shared/contract/channel.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { UPLOAD_ADDRESS } from '../../shared/contract/tryout.ts';
import type { Host } from '../host/index.ts';
import { requestOf, sendResponse } from './nodeHttp.ts';
import { cookieOf, isLoopbackHost, isOwnOrigin } from './origin.ts';
import type { Sessions } from './sessions.ts';
import { LONGEST_FRAME, socketChannel } from './socketChannel.ts';

export interface ServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly sessions: Sessions;
  /** The window's files and its pictures. */
  readonly respond: Host['respond'];
  /** A window connected. */
  readonly onChannel: (channel: Channel) => void;
  /** The token was used up: this is the address for the next browser. */
  readonly onNextAddress?: (address: string) => void;
}

export interface RunningServer {
  /** With the token, for one browser. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

const CHANNEL_PATH = '/channel';
const TOKEN = 'token';
const MONTH = 30 * 24 * 3600;

/**
 * Serves the studio on the loopback interface: its window's files, assets, and the contract over a WebSocket. Every request
 * needs a session; nothing listens to other machines (use an SSH tunnel).
 * @throws StudioError `conflict` when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { sessions } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME });
  const server = createServer((message, response) => {
    answer(message, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port);
  const cookie = `s2mgen-${port}`;
  const addressNow = () => `http://127.0.0.1:${port}/?${TOKEN}=${sessions.token}`;

  const hasSession = (message: IncomingMessage): boolean => {
    const session = cookieOf(message.headers.cookie, cookie);
    return session !== null && sessions.has(session);
  };

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLoopbackHost(message.headers.host)) return refuse(response, 403, 'This name does not lead here.');
    const { method, headers } = message;
    const url = URL.parse(message.url ?? '/', 'http://127.0.0.1');
    if (url === null) return refuse(response, 400, 'This is no address.');
    const isSending = method === 'POST' && url.pathname === `/${UPLOAD_ADDRESS}`;
    if (!isSending && method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD are answered.');
    // A page of another site can make a browser send, but cannot hide where from.
    if (isSending && !isOwnOrigin(headers.origin, headers.host)) return refuse(response, 403, 'Only the studio’s own window may send.');
    const token = url.searchParams.get(TOKEN);
    if (token !== null && url.pathname === '/') return begin(message, response, token);
    if (!hasSession(message)) return refuse(response, 401, 'Open the address that the terminal shows: it has a token.');
    await sendResponse(await options.respond(requestOf(message)), response);
  }

  async function begin(message: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    if (!hasSession(message)) {
      const session = await sessions.begin(token);
      if (session === null) return refuse(response, 401, 'This address was used before. The terminal shows the next one.');
      response.setHeader('set-cookie', `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${MONTH}`);
      options.onNextAddress?.(addressNow());
    }
    // Takes the token out of the address bar and the history.
    response.writeHead(303, { location: '/', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).end();
  }

  server.on('upgrade', (message, socket: Duplex, head) => {
    const { host, origin } = message.headers;
    if (!isLoopbackHost(host) || !isOwnOrigin(origin, host)) return hangUp(socket, '403 Forbidden');
    if (!hasSession(message)) return hangUp(socket, '401 Unauthorized');
    if (message.url !== CHANNEL_PATH) return hangUp(socket, '404 Not Found');
    sockets.handleUpgrade(message, socket, head, (webSocket) => {
      // An oversized or broken frame: ws has closed the connection with the reason, and the channel tells of the end.
      webSocket.on('error', () => {});
      options.onChannel(socketChannel(webSocket));
    });
  });

  return {
    address: addressNow(),
    port,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE' || cause.code === 'EACCES';
      const next = 'Choose another port with --port, or 0 for any free one.';
      reject(taken ? new StudioError('conflict', `Port ${port} cannot be used: ${cause.message}.`, { next, cause }) : cause);
    });
    server.listen(port, '127.0.0.1', () => resolve(portOf(server.address())));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new StudioError('internal', 'The server has no port.');
  return address.port;
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(`${text}\n`);
}

function hangUp(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
