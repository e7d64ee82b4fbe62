import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../../app/api.ts';

/** The catalogue with the form of each item. */
export const formsQuery = queryOptions({
  queryKey: ['services', 'forms'],
  queryFn: ({ signal }) => call(endpoints.services.listServiceForms, {}, signal),
});
