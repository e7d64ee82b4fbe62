import type { QueryClient } from '@tanstack/react-query';
import { followUpsQuery, mineQuery } from './queries.ts';

/** Every household the holder visits, with its questions, and what is to be done after visits. */
export default async (client: QueryClient): Promise<void> => {
  await Promise.all([client.fetchQuery(mineQuery), client.fetchQuery(followUpsQuery)]);
};
