import { queryOptions } from '@tanstack/react-query';
import * as renovationsApi from '#client/endpoints/renovations.ts';
import { call } from '../../api.ts';

export const key = 'renovations';
/** Renovations of the estates in which whoever is signed in lives. */
export const mineQuery = queryOptions({
  queryKey: [key, 'mine'],
  queryFn: async ({ signal }) => (await call(renovationsApi.myRenovations, {}, signal)).items,
});
export const openQuery = (code: string) =>
  queryOptions({
    queryKey: [key, 'open', code],
    queryFn: ({ signal }) => call(renovationsApi.getOpenRenovation, { params: { code } }, signal),
  });
