import type { QueryClient } from '@tanstack/react-query';
import type { DayItem } from '#contract/field/api.ts';
import { activityQuery } from './queries.ts';

/** Reads the activities of the day, so that their pages open without a network. */
const prepare = async (client: QueryClient, items: readonly DayItem[]): Promise<void> => {
  await Promise.all(items.map(({ id }) => client.fetchQuery(activityQuery(id))));
};
export default prepare;
