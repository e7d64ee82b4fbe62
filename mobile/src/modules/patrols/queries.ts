import { queryOptions } from '@tanstack/react-query';
import * as patrolsApi from '#client/endpoints/patrols.ts';
import type { CheckAnswer } from '#contract/patrols/values.ts';
import { call } from '../../api.ts';
import { useOutbox } from '../../store/outbox.ts';

/** First key of everything about patrols. */
export const patrolsKey = 'patrols';

/** Today's rounds with all that is needed to walk them: kept on the phone. */
export const minePatrols = queryOptions({
  queryKey: [patrolsKey, 'mine'],
  queryFn: ({ signal }) => call(patrolsApi.myPatrols, { query: {} }, signal),
});

export const screenQuery = (token: string) =>
  queryOptions({
    queryKey: ['patrol-screen', token],
    queryFn: ({ signal }) => call(patrolsApi.showScreen, { params: { token } }, signal),
    // a little after the code has gone
    refetchInterval: ({ state: { data } }) => (data ? Math.max(1_000, Date.parse(data.until) - Date.parse(data.at) + 300) : 10_000),
  });

/** Address of the page of a round; its key in a form that fits one. */
export const roundPath = (routeId: string, key: string): string => `${routeId}/${key.replace('/', '.')}`;

/** Stops of a round that were noted on this phone and are on their way, with what was found. */
export const useOnTheWay = (routeId: string, key: string): ReadonlyMap<string, readonly CheckAnswer[]> => {
  const page = `/patrols/${roundPath(routeId, key)}`;
  return new Map(
    useOutbox()
      .filter(({ written }) => written?.page === page)
      .map(({ body }) => {
        const { placeId, answers } = body as unknown as { placeId: string; answers: Record<string, CheckAnswer> };
        return [placeId, Object.values(answers)];
      }),
  );
};
