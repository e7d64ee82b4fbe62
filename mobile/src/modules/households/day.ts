import type { QueryClient } from '@tanstack/react-query';
import { mineQuery } from './queries.ts';

/** The households the holder looks after. */
export default async (client: QueryClient): Promise<void> => {
  await client.fetchQuery(mineQuery);
};
