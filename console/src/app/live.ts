import { useEffect, useSyncExternalStore } from 'react';
import { listenLive } from '#client/live.ts';
import type { LiveCase, LiveViewing } from '#contract/cases/api.ts';
import type { LiveCollection } from '#contract/collections/api.ts';
import type { LiveComment } from '#contract/comments/api.ts';
import type { LiveSurvey } from '#contract/surveys/api.ts';
import type { LiveWhistle } from '#contract/whistles/api.ts';
import { meQuery, queryClient } from './queries.ts';

interface Hear {
  readonly case?: (event: LiveCase) => void;
  readonly viewing?: (event: LiveViewing) => void;
  readonly comment?: (event: LiveComment) => void;
  readonly whistle?: (event: LiveWhistle) => void;
  readonly collection?: (event: LiveCollection) => void;
  readonly survey?: (event: LiveSurvey) => void;
  readonly patrols?: () => void;
  readonly notice?: () => void;
  readonly hello?: () => void;
}
const hearers = new Set<Hear>();
const stateHearers = new Set<() => void>();
let connected = true;

/** Listens to the live stream of an account; returns how to stop. A short gap is not shown: only a loss of more than 3 s. */
export const startLive = (accountId: string): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (next: boolean): void => {
    clearTimeout(timer);
    const apply = (): void => {
      connected = next;
      for (const tell of stateHearers) tell();
    };
    if (next) apply();
    else {
      timer = setTimeout(apply, 3_000);
      // the stream also ends with the session: whoever was signed out elsewhere is led to the sign-in page at once
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    }
  };
  const stop = listenLive(accountId, {
    onHello: () => {
      for (const hearer of hearers) hearer.hello?.();
    },
    onCase: (event) => {
      for (const hearer of hearers) hearer.case?.(event);
    },
    onViewing: (event) => {
      for (const hearer of hearers) hearer.viewing?.(event);
    },
    onComment: (event) => {
      for (const hearer of hearers) hearer.comment?.(event);
    },
    onWhistle: (event) => {
      for (const hearer of hearers) hearer.whistle?.(event);
    },
    onCollection: (event) => {
      for (const hearer of hearers) hearer.collection?.(event);
    },
    onSurvey: (event) => {
      for (const hearer of hearers) hearer.survey?.(event);
    },
    onPatrols: () => {
      for (const hearer of hearers) hearer.patrols?.();
    },
    onNotice: () => {
      for (const hearer of hearers) hearer.notice?.();
    },
    onState: set,
    onStranger: () => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const lost = (): void => set(false);
  const back = (): void => set(true);
  addEventListener('offline', lost);
  addEventListener('online', back);
  return () => {
    removeEventListener('offline', lost);
    removeEventListener('online', back);
    clearTimeout(timer);
    connected = true;
    stop();
  };
};

/** Hears live events while mounted. `hear` must be stable (wrap it in useMemo). */
export const useLive = (hear: Hear): void => {
  useEffect(() => {
    hearers.add(hear);
    return () => void hearers.delete(hear);
  }, [hear]);
};

/** Whether the live stream stands. */
export const useConnected = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      stateHearers.add(tell);
      return () => void stateHearers.delete(tell);
    },
    () => connected,
  );
