import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { LiveCase } from '#contract/cases/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLive } from '../../../app/live.ts';
import type { CityHandle } from './CityCanvas.tsx';

/** News that arrives within this long is shown together, in ms; so that a busy hour does not redraw the map with each case. */
const gather = 250;
/** New cases that are pointed out at once. */
const mostPulses = 20;

/**
 * Keeps the map and its figures up to date with the cases: tiles are asked for again, new cases are pointed out. Returns the last new case,
 * for those who hear the page rather than see it.
 */
export const useLiveCases = (map: RefObject<CityHandle | null>): LiveCase | null => {
  const queries = useQueryClient();
  const [last, setLast] = useState<LiveCase | null>(null);
  const state = useMemo(
    () => ({ since: performance.now(), fresh: new Map<string, LiveCase>(), timer: undefined as ReturnType<typeof setTimeout> | undefined }),
    [],
  );
  const hear = useMemo(() => {
    const show = async (): Promise<void> => {
      state.timer = undefined;
      const fresh = [...state.fresh.values()];
      state.fresh.clear();
      map.current?.refresh('cases');
      void queries.invalidateQueries({ queryKey: ['map', 'counts'] });
      if (fresh.length === 0) return;
      setLast(fresh.at(-1) ?? null);
      const ids = fresh.slice(-mostPulses).map((one) => one.caseId);
      // a pulse is only an ornament: without an answer there is none
      const found = await call(endpoints.map.getMapFeatures, { query: { layer: 'cases', ids } }).catch(() => ({ items: [] }));
      map.current?.pulse(found.items.flatMap((one) => (one.point ? [one.point] : [])));
    };
    const soon = (): void => {
      state.timer ??= setTimeout(() => void show(), gather);
    };
    return {
      case: (event: LiveCase) => {
        if (event.action === 'report') state.fresh.set(event.caseId, event);
        soon();
      },
      // after a gap anything may have happened; the first word of the stream comes while the page is read anyway
      hello: () => {
        if (performance.now() - state.since > 3_000) soon();
      },
    };
  }, [map, queries, state]);
  useLive(hear);
  useEffect(() => () => clearTimeout(state.timer), [state]);
  return last;
};
