import { useEffect } from 'react';
import { listenLive } from '#client/live.ts';
import { queryClient } from '../queries.ts';
import { useMe } from './session.ts';

/** Keeps every open screen current while somebody is signed in: a changed case is read again within the second. */
export const useLive = (): void => {
  const account = useMe()?.account.id;
  useEffect(() => {
    if (!account) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    // A busy district changes many cases a second; the lists follow at most once a second.
    const lists = () => {
      soon ??= setTimeout(() => {
        soon = undefined;
        for (const queryKey of [['my'], ['tasks'], ['todo-counts']]) void queryClient.invalidateQueries({ queryKey });
      }, 800);
    };
    const close = listenLive({
      onHello: () => {
        void queryClient.invalidateQueries({ queryKey: ['case'] });
        lists();
      },
      onCase: (event) => {
        void queryClient.invalidateQueries({ queryKey: ['case', event.caseId] });
        lists();
      },
    });
    return () => {
      clearTimeout(soon);
      close();
    };
  }, [account]);
};
