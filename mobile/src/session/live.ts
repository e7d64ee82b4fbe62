import { listenLive } from '#client/live.ts';
import { meQuery, queryClient } from '../queries.ts';

const pause = 2000;

/** Keeps every open screen current while somebody is signed in: a changed case is read again within the second. @returns ends it */
export const followLive = (account: string): (() => void) => {
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
  const close = listenLive(account, {
    // the stream also ends with the session
    onState: (connected) => {
      if (!connected) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
    onHello: () => {
      for (const queryKey of [['case'], ['notices'], ['whistles']]) void queryClient.invalidateQueries({ queryKey });
      lists();
    },
    onNotice: () => void queryClient.invalidateQueries({ queryKey: ['notices'] }),
    onWhistle: () => void queryClient.invalidateQueries({ queryKey: ['whistles'] }),
    onCase: (event) => {
      void queryClient.invalidateQueries({ queryKey: ['case', event.caseId] });
      lists();
    },
    onStranger: () => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  return () => {
    clearTimeout(soon);
    close();
  };
};
