import { type RawBuilder, sql } from 'kysely';
import { queues as queueNames } from '#contract/cases/api.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { allDaysOf } from '#kernel/rollups/store.ts';
import { caseFigures } from '../domain/counted.ts';
import type { Todo } from '../domain/todo.ts';
import { type CaseRecord, recordColumns } from './cases.ts';

type Queue = (typeof queueNames)[number];

/** Filters of a desk; every field that is absent does not narrow. */
export interface Filters {
  queue?: Queue | undefined;
  states?: readonly string[] | undefined;
  /** An area code: it and below. */
  area?: string | undefined;
  /** What the viewer reaches, in conditions an index can use. */
  reach?: Reach | undefined;
  category?: string | undefined;
  organisation?: string | undefined;
  /** What a search found. */
  found?: Found | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  reporter?: string | undefined;
  todo: Todo;
  now: Date;
  /** Until when a deadline counts as near. */
  soon: Date;
}
type Condition = RawBuilder<unknown>;

/** Any of these areas and below, these organisations, this reporter. */
export interface Reach {
  readonly areas: readonly string[];
  readonly organisations: readonly string[];
  /** Whether all that an organisation was ever given counts as its own, not only what it has now. */
  readonly ever: boolean;
  readonly reporter: string;
}

/** Ids a search found, `veiled` by digits that only they may look for whose posts reach the case. */
export interface Found {
  readonly terms: readonly string[];
  readonly open: readonly string[];
  readonly veiled: readonly string[];
  readonly reach: { readonly areas: readonly string[]; readonly organisations: readonly string[] };
}

const open = sql`c.state in (${sql.join(openStates.map((s) => sql.lit(s)))})`;
/** "This code and below" as a text range: `~` sorts after every digit. */
const below = (column: RawBuilder<unknown>, code: string): Condition => sql`(${column} >= ${code} and ${column} < ${`${code}~`})`;
const any = (list: Condition[]): Condition => (list.length === 0 ? sql`false` : sql`(${sql.join(list, sql` or `)})`);

const queues: Record<Queue, (f: Filters) => Condition | null> = {
  todo: ({ todo }) =>
    any([
      ...todo.areas.filter((a) => a.states.length > 0).map((a) => sql`(c.area_path <@ ${a.path}::ltree and c.state = any(${a.states}))`),
      ...todo.organisations.filter((o) => o.states.length > 0).map((o) => sql`(c.handler_org_id = ${o.id} and c.state = any(${o.states}))`),
    ]),
  open: () => open,
  due_soon: ({ now, soon }) => sql`(c.due_at >= ${now} and c.due_at < ${soon})`,
  overdue: ({ now }) => sql`c.due_at < ${now}`,
  supervised: () => sql`(c.supervised_at is not null and ${open})`,
  unhappy: () => sql`(c.state = 'called_back' and not (c.answered and c.solved and c.satisfied))`,
  all: () => null,
};

const foundBy = ({ open, veiled, reach }: Found): Condition => {
  const hit = sql`c.id = any(${open}::uuid[])`;
  if (veiled.length === 0) return hit;
  const near = any([
    ...reach.areas.map((path) => sql`c.area_path <@ ${path}::ltree`),
    ...reach.organisations.map((id) => sql`c.handler_org_id = ${id}`),
  ]);
  return sql`(${hit} or (c.id = any(${veiled}::uuid[]) and ${near}))`;
};
/** How many of the terms stand in the title or the number. */
const rankOf = (found: Found | undefined): Condition =>
  found === undefined || found.terms.length === 0
    ? sql`0`
    : sql.join(
        found.terms.map((term) => sql`(strpos(lower(c.title), ${term}) > 0 or strpos(c.number, ${term}) > 0)::int`),
        sql` + `,
      );

/** One way in which a case is within reach: the rows to begin with, and the condition it amounts to. */
interface Way {
  readonly from: Condition;
  readonly reached: Condition;
}
const plainWay = (reached: Condition): Way => ({ from: sql`cases c`, reached });
const waysTo = ({ areas, organisations, ever, reporter }: Reach): Way[] => [
  ...areas.map((a) => plainWay(below(sql`c.area_code`, a))),
  ...organisations.map((o) =>
    ever
      ? {
          from: sql`case_involvements i join cases c on c.jurisdiction_id = :jurisdiction and c.id = i.case_id`,
          reached: sql`i.jurisdiction_id = :jurisdiction and i.organisation_id = ${o}`,
        }
      : plainWay(sql`c.handler_org_id = ${o}`),
  ),
  plainWay(sql`c.reporter_id = ${reporter}`),
];
const givenEver = (reach: Reach): boolean => reach.ever && reach.organisations.length > 0;
/** All ways as one condition on the case alone; null where it takes other rows to say it. */
const reachedAtAll = (reach: Reach): Condition | null => (givenEver(reach) ? null : any(waysTo(reach).map((way) => way.reached)));
/** What to count over: all cases, or those the ways lead to where no condition on the case says it. */
const countedOver = ({ reach }: Filters): Condition => {
  if (!reach || !givenEver(reach)) return sql`cases c`;
  const ids = waysTo(reach).map((way) => sql`select c.id from ${way.from} where c.jurisdiction_id = :jurisdiction and ${way.reached}`);
  return sql`(${sql.join(ids, sql` union `)}) as w join cases c on c.jurisdiction_id = :jurisdiction and c.id = w.id`;
};

const conditions = (f: Filters): Condition => {
  const queue = f.queue ? queues[f.queue](f) : null;
  const list: (Condition | null)[] = [
    sql`c.jurisdiction_id = :jurisdiction`,
    queue,
    f.states?.length ? sql`c.state = any(${f.states})` : null,
    f.area ? below(sql`c.area_code`, f.area) : null,
    f.reach ? reachedAtAll(f.reach) : null,
    f.category ? below(sql`c.category_code`, f.category) : null,
    f.organisation ? sql`c.handler_org_id = ${f.organisation}` : null,
    f.found ? foundBy(f.found) : null,
    // the id tells the time of arrival, so a period is a range of the primary key
    f.from ? sql`c.id >= linli.uuid_floor(${f.from})` : null,
    f.to ? sql`c.id < linli.uuid_floor(${f.to})` : null,
    f.reporter ? sql`c.reporter_id = ${f.reporter}` : null,
  ];
  return sql.join(
    list.filter((c) => c !== null),
    sql` and `,
  );
};

export interface Page {
  sort: 'newest' | 'oldest' | 'due' | 'relevance';
  after: { id: string; dueAt: string | null; rank: number } | null;
  limit: number;
}

/** One stretch of a list: its filters and what else it holds, how it is ordered, in names of the row and of what was selected. */
interface Stretch {
  readonly filters: Filters;
  readonly among: Condition;
  readonly order: Condition;
  readonly orderOfAll: Condition;
}

/**
 * The stretches a list consists of. By deadline first come the cases that have one, in the order of the index of deadlines, then the others:
 * one order over both would have all of them sorted for every page.
 */
const stretchesOf = (f: Filters, sort: Page['sort'], after: Page['after']): Stretch[] => {
  const rank = rankOf(f.found);
  const plain = (order: Condition, orderOfAll: Condition, beyond: Condition): Stretch[] => [
    { filters: f, among: after === null ? sql`true` : beyond, order, orderOfAll },
  ];
  switch (sort) {
    case 'newest':
      return plain(sql`c.id desc`, sql`id desc`, sql`c.id < ${after?.id}`);
    case 'oldest':
      return plain(sql`c.id`, sql`id`, sql`c.id > ${after?.id}`);
    case 'relevance':
      return plain(sql`rank desc, c.id desc`, sql`rank desc, id desc`, sql`(${rank}, c.id) < (${after?.rank}::int, ${after?.id}::uuid)`);
    case 'due': {
      const dated: Stretch = {
        // whatever has a deadline is open; said twice it would seem rare, and all of it be read and sorted
        filters: f.queue === 'open' ? { ...f, queue: undefined } : f,
        among: after === null ? sql`c.due_at is not null` : sql`(c.due_at, c.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`,
        order: sql`c.due_at, c.id`,
        orderOfAll: sql`"dueAt", id`,
      };
      const undated = (beyond: Condition): Stretch => ({
        filters: f,
        among: sql`c.due_at is null and ${beyond}`,
        order: sql`c.id`,
        orderOfAll: sql`id`,
      });
      return after === null || after.dueAt !== null ? [dated, undated(sql`true`)] : [undated(sql`c.id > ${after.id}`)];
    }
  }
};

type Listed = CaseRecord & { rank: number };

/** One page of cases the transaction may see, by key. Each way in which the viewer reaches cases gives its own first rows, by an index of its own. */
export const listCases = async (tx: Tx, f: Filters, { sort, after, limit }: Page): Promise<Listed[]> => {
  const { reach } = f;
  const ways = reach ? waysTo(reach) : [plainWay(sql`true`)];
  const rows: Listed[] = [];
  for (const { filters, among, order, orderOfAll } of stretchesOf(f, sort, after)) {
    const most = limit - rows.length;
    if (most === 0) break;
    const parts = ways.map(
      (way) => sql`(select ${sql.raw(recordColumns)}, ${rankOf(f.found)} as rank from ${way.from}
        where ${conditions({ ...filters, reach: undefined })} and ${way.reached} and ${among} order by ${order} limit ${most})`,
    );
    rows.push(
      ...(await sql<Listed>`select * from (${sql.join(parts, sql` union `)}) as listed order by ${orderOfAll} limit ${most}`.execute(tx))
        .rows,
    );
  }
  return rows;
};

/** How many cases match, by state. */
export const countByState = async (tx: Tx, f: Filters): Promise<Record<string, number>> => {
  const { rows } = await sql<{ state: string; n: number }>`
    select c.state, count(*)::int as n from ${countedOver(f)} where ${conditions(f)} group by c.state`.execute(tx);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};

type Counts = { states: Record<string, number>; queues: Record<string, number> };
const addTo = (record: Record<string, number>, key: string, n: number): void => {
  record[key] = (record[key] ?? 0) + n;
};

/** Counts of each ready-made queue, and by state of the chosen one, over the cases that match; one pass over them. */
const countMatching = async (tx: Tx, f: Filters, among: Condition): Promise<Counts> => {
  const { queue, ...rest } = f;
  const counted = queueNames.map((name) => sql`count(*) filter (where ${queues[name](f) ?? sql`true`})::int as ${sql.ref(name)}`);
  const { rows } = await sql<{ state: string; chosen: number } & Record<Queue, number>>`
    select c.state, ${sql.join(counted)}, count(*) filter (where ${(queue && queues[queue](f)) ?? sql`true`})::int as chosen
    from ${countedOver(f)} where ${conditions(rest)} and ${among} group by c.state`.execute(tx);
  const counts: Counts = { states: {}, queues: {} };
  for (const row of rows) {
    addTo(counts.states, row.state, row.chosen);
    for (const name of queueNames) addTo(counts.queues, name, row[name]);
  }
  return counts;
};

/**
 * Counts of a desk. Open cases are few and counted as they are; ended ones pile up over the years, so where the desk shows whole areas they come
 * from the roll-up, at most seconds behind.
 * @param whole codes of areas whose every case the viewer may see, none inside another: what lies there needs no proof row by row, which would
 *   cost more than the counting. Null where the counts are about something else.
 */
export const countCases = async (tx: Tx, f: Filters, whole: readonly string[] | null): Promise<Counts> => {
  if (whole === null) return countMatching(tx, f, sql`true`);
  const inside = any(whole.map((code) => below(sql`c.area_code`, code)));
  // own reports from elsewhere are few and stand in the reporter's index
  const own = f.reach
    ? await countMatching(tx, { ...f, reach: undefined, reporter: f.reach.reporter }, sql`not ${inside}`)
    : { states: {}, queues: {} };
  await seeAll(tx);
  const [counts, ended] = await Promise.all([
    countMatching(tx, { ...f, reach: undefined }, sql`${inside} and ${open}`),
    allDaysOf(tx, caseFigures, 'ended', whole),
  ]);
  for (const [state, n] of Object.entries(own.states)) addTo(counts.states, state, n);
  for (const [queue, n] of Object.entries(own.queues)) addTo(counts.queues, queue, n);
  for (const [state, n] of Object.entries(ended)) {
    addTo(counts.queues, 'all', n);
    if (f.queue === undefined || f.queue === 'all') addTo(counts.states, state, n);
  }
  return counts;
};
