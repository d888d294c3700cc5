import { useEffect, useEffectEvent } from 'react';
import type { Api } from '../../shared/contract/api.ts';
import type { Client } from '../../shared/contract/define.ts';
import { useConnection } from './connection.ts';

/** Listens to a feed while mounted, and again after the connection came back. `key` tells when to open another one. */
export function useFeed<Item>(
  key: string | null,
  open: (client: Client<Api>, key: string, signal: AbortSignal) => AsyncIterable<Item>,
  onItem: (item: Item) => void,
): void {
  const client = useConnection((state) => state.client);
  const receive = useEffectEvent(onItem);
  const start = useEffectEvent(open);
  useEffect(() => {
    if (key === null) return;
    const ending = new AbortController();
    const listen = async () => {
      for await (const item of start(client, key, ending.signal)) {
        if (ending.signal.aborted) return;
        receive(item);
      }
    };
    // A feed that breaks is a lost connection, which the banner tells; the effect runs again with the next client.
    listen().catch(() => {});
    return () => ending.abort();
  }, [client, key]);
}
