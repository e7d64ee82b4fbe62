import { queryOptions } from '@tanstack/react-query';
import * as creditsApi from '#client/endpoints/credits.ts';
import { call } from '../../api.ts';

/** The newest year of ratings that is shown to everybody. */
export const openCreditsQuery = queryOptions({
  queryKey: ['credits', 'open'],
  queryFn: ({ signal }) => call(creditsApi.listOpenCredits, {}, signal),
});
