import type { QueryClient } from '@tanstack/react-query';
import type { DayItem } from '#contract/field/api.ts';
import { caseQuery, categoriesQuery, meQuery, tasksQuery } from '../../queries.ts';
import { isStaff } from '../../session/session.ts';
import { wantWords } from '../../words.ts';

/** Cases that are read one by one at most: more than anybody gets to in a day. */
const most = 60;
/** Asked for at once: a phone's line is narrow. */
const together = 4;
/** Milliseconds for which a case that was read is good enough; live news renews it. */
const fresh = 600_000;

/** What modules add to the page of a case: it is fetched with the page. */
const sections = Object.values(import.meta.glob<{ readonly words?: readonly string[] }>('../*/case-section.tsx'));

/** The list of tasks, and each case of the day with what its forms ask and what stands on its page. */
export default async (client: QueryClient, items: readonly DayItem[]): Promise<void> => {
  if (!isStaff(await client.fetchQuery(meQuery))) return;
  const ids = items.slice(0, most).map(({ id }) => id);
  if (ids.length > 0) await Promise.all(sections.map(async (load) => wantWords((await load()).words ?? [])));
  await Promise.all([client.fetchInfiniteQuery(tasksQuery), client.fetchQuery(categoriesQuery)]);
  for (let n = 0; n < ids.length; n += together)
    await Promise.all(ids.slice(n, n + together).map((id) => client.fetchQuery({ ...caseQuery(id), staleTime: fresh })));
};
