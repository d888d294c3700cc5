import { useEffect } from 'react';
import { useConnection } from '../../client/connection.ts';
import { queryClient } from '../../client/queries.ts';

/** When the backend is back, everything that was asked before is asked again. */
export function useConnectionRefresh(): void {
  useEffect(
    () =>
      useConnection.subscribe((now, before) => {
        if (now.status === 'open' && before.status === 'lost') void queryClient.invalidateQueries();
      }),
    [],
  );
}
