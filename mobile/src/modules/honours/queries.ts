import { queryOptions } from '@tanstack/react-query';
import * as honoursApi from '#client/endpoints/honours.ts';
import { call } from '../../api.ts';

export const key = 'honours';
/** Honours that are public before they are given, and those that hold. */
export const openQuery = queryOptions({
  queryKey: [key, 'open'],
  queryFn: async ({ signal }) => (await call(honoursApi.openHonours, {}, signal)).rounds,
});
