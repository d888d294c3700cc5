import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { WebSocketServer } from 'ws';
import { socketChannel } from '../../main/server/socketChannel.ts';
import { openSocketChannel } from '../../renderer/client/socketChannel.ts';
import { type ChannelPair, contractSuite } from './suite.ts';

/** A free port, so that the page's address can be set before the server is there. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address: AddressInfo | string | null = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

/** The window's own client and the server's channel, over a real socket. */
async function socketPair(): Promise<ChannelPair> {
  const port = await freePort();
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  await once(server, 'listening');
  const connected = once(server, 'connection');
  Object.assign(globalThis, { window: { location: { href: `http://127.0.0.1:${port}/` } } });
  const client = await new Promise<ReturnType<typeof openSocketChannel>>((resolve) => {
    const channel = openSocketChannel(() => resolve(channel));
  });
  const [socket] = await connected;
  return {
    client,
    host: socketChannel(socket),
    cut: () => socket.terminate(),
    async close() {
      socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

contractSuite('a WebSocket', socketPair);
