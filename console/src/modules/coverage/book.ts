import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

/** The rules in force with their defaults, and the measures rules can be made of. */
export const ruleBookQuery = queryOptions({
  queryKey: ['coverage', 'rules'],
  queryFn: ({ signal }) => call(endpoints.coverage.getCoverageRules, {}, signal),
});
