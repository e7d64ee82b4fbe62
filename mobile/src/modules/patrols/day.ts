import type { QueryClient } from '@tanstack/react-query';
import type { DayItem } from '#contract/field/api.ts';
import { minePatrols } from './queries.ts';

/** The rounds of the day with their stops and checklists. */
export default async (client: QueryClient, items: readonly DayItem[]): Promise<void> => {
  if (items.length > 0) await client.fetchQuery(minePatrols);
};
