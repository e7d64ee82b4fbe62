import { useEffect } from 'react';
import { listenLive } from '#client/live.ts';
import { queryClient } from '../queries.ts';
import { isBarred, useMe } from './session.ts';

const pause = 2000;
const reopenAfter = 20_000;

/** Keeps every open screen current while somebody is signed in: a changed case is read again within the second. */
export const useLive = (): void => {
  const me = useMe();
  // To somebody barred the stream is refused; it opens afterwards.
  const account = me && !isBarred(me) ? me.account.id : null;
  useEffect(() => {
    if (!account) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const refresh = () => {
      soon = undefined;
      last = Date.now();
      for (const queryKey of [['my'], ['tasks'], ['todo-counts']]) void queryClient.invalidateQueries({ queryKey });
    };
    // The first change shows at once; in a busy district the lists then follow at most once in two seconds.
    const lists = () => {
      soon ??= setTimeout(refresh, Math.max(0, last + pause - Date.now()));
    };
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = (): (() => void) =>
      listenLive({
        // Browsers give up for good when a proxy answers with an error: then it is opened anew.
        onState: (connected) => {
          clearTimeout(again);
          if (connected) return;
          again = setTimeout(() => {
            close();
            close = open();
          }, reopenAfter);
        },
        onHello: () => {
          void queryClient.invalidateQueries({ queryKey: ['case'] });
          lists();
        },
        onCase: (event) => {
          void queryClient.invalidateQueries({ queryKey: ['case', event.caseId] });
          lists();
        },
      });
    let close = open();
    return () => {
      clearTimeout(soon);
      clearTimeout(again);
      close();
    };
  }, [account]);
};
