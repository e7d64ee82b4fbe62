import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

/** First key of everything asked about community workers. */
export const workforceKey = 'workforce';

/** The scheme in force and what the viewer may do. */
export const workforceQuery = queryOptions({
  queryKey: [workforceKey, 'head'],
  queryFn: ({ signal }) => call(endpoints.workforce.getWorkforce, {}, signal),
});
