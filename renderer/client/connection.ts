import { create } from 'zustand';
import { type Api, api } from '../../shared/contract/api.ts';
import { connect } from '../../shared/contract/connect.ts';
import type { Client } from '../../shared/contract/define.ts';
import { bridgeChannel } from './bridge.ts';
import { openSocketChannel } from './socketChannel.ts';

const FIRST_RETRY = 500;
const LONGEST_RETRY = 8000;

interface Connection {
  /** `lost` while the backend cannot be reached; it is tried again by itself. */
  readonly status: 'connecting' | 'open' | 'lost';
  readonly client: Client<Api>;
  /** When it is tried again, in milliseconds since 1970; null while it is being tried. */
  readonly retryAt: number | null;
}

let retry = FIRST_RETRY;
let timer: ReturnType<typeof setTimeout> | undefined;

function openClient(): Client<Api> {
  if (window.studio !== undefined) return connect(api, bridgeChannel(window.studio));
  const channel = openSocketChannel(() => {
    retry = FIRST_RETRY;
    useConnection.setState({ status: 'open', retryAt: null });
  });
  channel.onClose(() => {
    useConnection.setState({ status: 'lost', retryAt: Date.now() + retry });
    timer = setTimeout(reconnectNow, retry);
    retry = Math.min(2 * retry, LONGEST_RETRY);
  });
  return connect(api, channel);
}

/** Tries at once instead of waiting. */
export function reconnectNow(): void {
  const { status, retryAt } = useConnection.getState();
  if (status !== 'lost' || retryAt === null) return;
  clearTimeout(timer);
  useConnection.setState({ client: openClient(), retryAt: null });
}

/** The host behind this window. A new client takes the old one's place after the connection was lost. */
export const useConnection = create<Connection>()(() => ({
  status: window.studio === undefined ? 'connecting' : 'open',
  client: openClient(),
  retryAt: null,
}));

/** The client of this moment, for calls outside React. */
export function studio(): Client<Api> {
  return useConnection.getState().client;
}
