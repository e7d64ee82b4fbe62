import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '../../queries.ts';
import { dutyQuery } from './queries.ts';

/** Own shifts, notes and whom to call. */
export default async (client: QueryClient): Promise<void> => {
  const me = await client.fetchQuery(meQuery);
  if (me?.permissions.includes('rosters.read')) await client.fetchQuery(dutyQuery);
};
