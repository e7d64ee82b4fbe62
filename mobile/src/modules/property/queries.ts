import { queryOptions } from '@tanstack/react-query';
import * as propertyApi from '#client/endpoints/property.ts';
import { call } from '../../api.ts';

/** The published scores of estates: of a period, or the newest. */
export const listsQuery = (period: string | null) =>
  queryOptions({
    queryKey: ['property', 'lists', period],
    queryFn: ({ signal }) => call(propertyApi.getOpenLists, { query: { ...(period !== null && { period }) } }, signal),
  });
