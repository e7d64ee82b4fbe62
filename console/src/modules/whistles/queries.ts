import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

/** Everything about whistles is read anew under this key. */
export const whistlesKey = 'whistles';

export const optionsQuery = queryOptions({
  queryKey: [whistlesKey, 'options'],
  queryFn: ({ signal }) => call(endpoints.whistles.whistleOptions, {}, signal),
  staleTime: 60_000,
});

export const whistleQuery = (whistleId: string) =>
  queryOptions({
    queryKey: [whistlesKey, 'one', whistleId],
    queryFn: ({ signal }) => call(endpoints.whistles.getWhistle, { params: { whistleId } }, signal),
  });
