import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseRow, LiveCase } from '#contract/cases/api.ts';
import { endOfDay, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { setDeskOrder } from '../../../app/desk.ts';
import { useLive } from '../../../app/live.ts';
import { type DeskSearch, sortOf } from '../search.ts';

interface Page {
  items: CaseRow[];
  next: string | null;
}
const size = 50;
const none: ReadonlySet<string> = new Set();

/** The filters as the server takes them. */
export const queryOf = (search: DeskSearch) => ({
  queue: search.queue ?? ('open' as const),
  state: search.state,
  area: search.area,
  category: search.category,
  organisation: search.organisation,
  q: search.q,
  from: search.from && startOfDay(search.from),
  to: search.to && endOfDay(search.to),
  sort: sortOf(search),
});

/** Counts per queue and state under the present filters. */
export const useCounts = (search: DeskSearch) => {
  const { queue: _, sort: __, state: ___, ...filters } = queryOf(search);
  return useQuery({
    queryKey: ['counts', filters],
    queryFn: ({ signal }) => call(endpoints.cases.countCases, { query: filters }, signal),
    placeholderData: (old) => old,
  });
};

/**
 * The rows of the desk, page by page. Live changes refresh rows in place; rows that have newly come in are only counted (`arrived`) until
 * the person asks for them with `refresh`, and rows that no longer belong here (`gone`) stay marked, so that nothing moves under the pointer.
 */
export const useDesk = (search: DeskSearch) => {
  const client = useQueryClient();
  const query = useMemo(() => queryOf(search), [search]);
  const key = useMemo(() => ['cases', query] as const, [query]);
  const [arrived, setArrived] = useState(0);
  const [gone, setGone] = useState<ReadonlySet<string>>(none);
  const list = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page) => last.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call(endpoints.cases.listCases, { query: { ...query, limit: size, cursor: pageParam } }, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  useEffect(() => setDeskOrder(rows.map((row) => row.id)), [rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are another list, nothing has come or gone there yet
  useEffect(() => {
    setArrived(0);
    setGone(none);
  }, [key]);

  const changed = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const catchUp = useCallback(async () => {
    timer.current = undefined;
    const ids = changed.current;
    changed.current = new Set();
    void client.invalidateQueries({ queryKey: ['counts'] });
    const data = client.getQueryData<InfiniteData<Page>>(key);
    if (!data) return;
    const known = new Set(data.pages.flatMap((page) => page.items.map((row) => row.id)));
    const top = await call(endpoints.cases.listCases, { query: { ...query, limit: size } }).catch(() => null);
    if (!top) return;
    const fresh = new Map(top.items.map((row) => [row.id, row]));
    const elsewhere = [...ids].filter((id) => known.has(id) && !fresh.has(id));
    const found = await Promise.all(elsewhere.map((caseId) => call(endpoints.cases.getCase, { params: { caseId } }).catch(() => null)));
    for (const row of found) if (row) fresh.set(row.id, row);
    client.setQueryData<InfiniteData<Page>>(
      key,
      (now) => now && { ...now, pages: now.pages.map((page) => ({ ...page, items: page.items.map((row) => fresh.get(row.id) ?? row) })) },
    );
    const more = top.items.filter((row) => !known.has(row.id)).length;
    setArrived(more);
    // a row pushed off the first page by new ones has not left the queue
    const first = data.pages[0]?.items.map((row) => row.id) ?? [];
    const left = more === 0 || top.next === null ? first.filter((id) => ids.has(id) && !top.items.some((row) => row.id === id)) : [];
    setGone((before) => new Set([...[...before].filter((id) => !top.items.some((row) => row.id === id)), ...left]));
  }, [client, key, query]);

  const soon = useCallback(
    (event?: LiveCase) => {
      if (event) changed.current.add(event.caseId);
      timer.current ??= setTimeout(() => void catchUp(), 250);
    },
    [catchUp],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wait for the old list ends with it
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [catchUp],
  );
  useLive(useMemo(() => ({ case: soon, hello: () => soon() }), [soon]));

  const refresh = useCallback(async () => {
    setArrived(0);
    setGone(none);
    await client.resetQueries({ queryKey: key });
  }, [client, key]);
  return { list, rows, arrived, gone, refresh };
};
