import type { WebSocket } from 'ws';
import type { Channel } from '../../shared/contract/channel.ts';
import { StudioError } from '../../shared/contract/errors.ts';

/** Longest frame a window may send. A preset has some kilobytes; nobody honest comes near. */
export const LONGEST_FRAME = 4 * 1024 * 1024;

const UNSUPPORTED_DATA = 1003;
const INVALID_PAYLOAD = 1007;

/** A channel over a WebSocket: one JSON text per frame. What is no JSON ends the connection. */
export function socketChannel(socket: WebSocket): Channel {
  return {
    send(frame) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    },
    onFrame(listener) {
      const receive = (data: unknown, isBinary: boolean) => {
        if (isBinary) return socket.close(UNSUPPORTED_DATA, 'Frames are text.');
        let frame: unknown;
        try {
          frame = JSON.parse(String(data));
        } catch {
          return socket.close(INVALID_PAYLOAD, 'Frames are JSON.');
        }
        listener(frame);
      };
      socket.on('message', receive);
      return () => socket.off('message', receive);
    },
    onClose(listener) {
      const close = () => listener(new StudioError('unavailable', 'The connection was closed.'));
      socket.on('close', close);
      return () => socket.off('close', close);
    },
  };
}
