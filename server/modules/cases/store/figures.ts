import { type RawBuilder, sql } from 'kysely';
import { openStates } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';

/** What figures are taken over: cases reported in a period, in an area and below. */
export interface Span {
  from: Date;
  to: Date;
  area: string;
  now: Date;
  /** Cases that count elsewhere than where they were filed; absent when all count where they were filed. */
  moves?: Moves;
}
/** Cases that leave and enter the area, and the key each of those in it is counted under one level below. */
export interface Moves {
  out: readonly string[];
  in: readonly string[];
  keys: readonly { id: string; key: string }[];
}

const open = sql`c.state in (${sql.join(openStates.map((s) => sql.lit(s)))})`;
const below = (s: Span): RawBuilder<unknown> => sql`c.area_code >= ${s.area} and c.area_code < ${`${s.area}~`}`;
const counted = (s: Span): RawBuilder<unknown> => {
  if (!s.moves) return below(s);
  const stays = sql`${below(s)} and c.id <> all(${s.moves.out}::uuid[])`;
  return s.moves.in.length === 0 ? stays : sql`(${stays} or c.id = any(${s.moves.in}::uuid[]))`;
};
const inSpan = (s: Span): RawBuilder<unknown> => sql`c.jurisdiction_id = :jurisdiction and ${counted(s)}
  and c.id >= linli.uuid_floor(${s.from}) and c.id < linli.uuid_floor(${s.to})`;
const rate = (part: string): RawBuilder<unknown> => sql`avg(c.${sql.raw(part)}::int) filter (where c.answered is not null)::float8`;

export interface Totals {
  reported: number;
  open: number;
  overdue: number;
  closed: number;
  archived: number;
  rejected: number;
  response: number | null;
  solved: number | null;
  satisfied: number | null;
  ratings: number;
  returns: number;
  reworks: number;
  reopens: number;
}
export const totals = async (tx: Tx, s: Span): Promise<Totals> => {
  const { rows } = await sql<Totals>`
    select count(*)::int as reported, count(*) filter (where ${open})::int as open, count(*) filter (where c.due_at < ${s.now})::int as overdue,
      count(*) filter (where c.state = 'closed')::int as closed, count(*) filter (where c.state = 'archived')::int as archived,
      count(*) filter (where c.state = 'rejected')::int as rejected,
      ${rate('answered')} as response, ${rate('solved')} as solved, ${rate('satisfied')} as satisfied, count(c.answered)::int as ratings,
      coalesce(sum(c.return_count), 0)::int as returns, coalesce(sum(c.rework_count), 0)::int as reworks, coalesce(sum(c.reopen_count), 0)::int as reopens
    from cases c where ${inSpan(s)}`.execute(tx);
  return rows[0] as Totals;
};

export const byState = async (tx: Tx, s: Span): Promise<{ state: string; count: number }[]> =>
  (
    await sql<{
      state: string;
      count: number;
    }>`select c.state, count(*)::int as count from cases c where ${inSpan(s)} group by c.state`.execute(tx)
  ).rows;

/** How long cases stood in each state: from the event that led there to the one that led on. Stays still running are not counted. */
export const stageTimes = async (tx: Tx, s: Span): Promise<{ state: string; median: number; p90: number; count: number }[]> =>
  (
    await sql<{ state: string; median: number; p90: number; count: number }>`
    with stays as (
      select e.from_state as state, e.at - lag(e.at) over (partition by e.case_id order by e.seq) as stay
      from case_events e join cases c on c.jurisdiction_id = :jurisdiction and c.id = e.case_id
      where ${inSpan(s)} and e.jurisdiction_id = :jurisdiction and e.case_id >= linli.uuid_floor(${s.from}) and (e.from_state is distinct from e.to_state)
    )
    select state, percentile_cont(0.5) within group (order by extract(epoch from stay))::float8 as median,
      percentile_cont(0.9) within group (order by extract(epoch from stay))::float8 as p90, count(*)::int as count
    from stays where state is not null and stay is not null group by state`.execute(tx)
  ).rows;

export interface AreaFigures {
  code: string;
  reported: number;
  open: number;
  overdue: number;
  closed: number;
  solved: number | null;
  satisfied: number | null;
  /** Of the reported ones, those counted under another key than where they were filed. */
  moved: number;
}
/** Figures of the areas one level below, told by the first `digits` of the code, or by the key a moved case is counted under. */
export const byArea = async (tx: Tx, s: Span, digits: number): Promise<AreaFigures[]> => {
  const keys = s.moves?.keys ?? [];
  return (
    await sql<AreaFigures>`
    with keys as (select * from unnest(${keys.map(({ id }) => id)}::uuid[], ${keys.map(({ key }) => key)}::text[]) as k(id, key))
    select coalesce(k.key, left(c.area_code, ${digits}::int)) as code, count(*)::int as reported, count(*) filter (where ${open})::int as open,
      count(*) filter (where c.due_at < ${s.now})::int as overdue, count(*) filter (where c.state in ('closed', 'archived'))::int as closed,
      ${rate('solved')} as solved, ${rate('satisfied')} as satisfied, count(k.key)::int as moved
    from cases c left join keys k on k.id = c.id where ${inSpan(s)} group by 1 order by 1`.execute(tx)
  ).rows;
};

/** A case that may count elsewhere today than where it was filed. */
export interface FiledCase {
  id: string;
  areaCode: string;
  lon: number | null;
  lat: number | null;
  /** The day after the one it was filed on, in Shanghai. */
  since: string;
}
/** Cases of a period filed below one of the codes, before its moment where it has one. */
export const filedBelow = async (
  tx: Tx,
  s: Pick<Span, 'from' | 'to'>,
  changed: readonly { code: string; before: Date | null }[],
): Promise<FiledCase[]> =>
  (
    await sql<FiledCase>`
    select distinct c.id, c.area_code as "areaCode", c.lon, c.lat, to_char((c.created_at at time zone 'Asia/Shanghai') + interval '1 day', 'YYYY-MM-DD') as since
    from unnest(${changed.map(({ code }) => code)}::text[], ${changed.map(({ before }) => before)}::timestamptz[]) as a(code, before)
    join cases c on c.jurisdiction_id = :jurisdiction and c.area_code >= a.code collate "C" and c.area_code < a.code || '~' collate "C"
      and c.id >= linli.uuid_floor(${s.from}) and c.id < linli.uuid_floor(least(${s.to}, a.before))`.execute(tx)
  ).rows;

export interface OrganisationFigures {
  id: string;
  open: number;
  overdue: number;
  answered: number;
  returns: number;
  satisfied: number | null;
}
/** Figures of the organisations that hold or answered cases; returns are counted from the log, against the one that returned. */
export const byOrganisation = async (tx: Tx, s: Span): Promise<OrganisationFigures[]> =>
  (
    await sql<OrganisationFigures>`
    with held as (
      select c.handler_org_id as id, count(*) filter (where ${open})::int as open, count(*) filter (where c.due_at < ${s.now})::int as overdue,
        count(*) filter (where c.answered_by is not null)::int as answered, ${rate('satisfied')} as satisfied
      from cases c where ${inSpan(s)} and c.handler_org_id is not null group by 1
    ), returned as (
      select e.organisation_id as id, count(*)::int as returns
      from case_events e join cases c on c.jurisdiction_id = :jurisdiction and c.id = e.case_id
      where ${inSpan(s)} and e.jurisdiction_id = :jurisdiction and e.action = 'return' and e.organisation_id is not null and e.case_id >= linli.uuid_floor(${s.from}) group by 1
    )
    select coalesce(h.id, r.id) as id, coalesce(h.open, 0) as open, coalesce(h.overdue, 0) as overdue, coalesce(h.answered, 0) as answered,
      coalesce(r.returns, 0) as returns, h.satisfied
    from held h full join returned r on r.id = h.id order by open desc, id limit 100`.execute(tx)
  ).rows;

export const byCategory = async (tx: Tx, s: Span): Promise<{ code: string | null; count: number }[]> =>
  (
    await sql<{
      code: string | null;
      count: number;
    }>`select c.category_code as code, count(*)::int as count from cases c where ${inSpan(s)} group by 1 order by 2 desc`.execute(tx)
  ).rows;

/** Reported and closed per Shanghai day. Closings are those of the cases of the span, on the day they happened. */
export const byDay = async (tx: Tx, s: Span): Promise<{ day: string; reported: number; closed: number }[]> =>
  (
    await sql<{ day: string; reported: number; closed: number }>`
    with reported as (select to_char(c.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, count(*)::int as n from cases c where ${inSpan(s)} group by 1),
      closed as (select to_char(c.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, count(*)::int as n from cases c where ${inSpan(s)} and c.closed_at is not null group by 1)
    select coalesce(r.day, k.day) as day, coalesce(r.n, 0) as reported, coalesce(k.n, 0) as closed
    from reported r full join closed k on k.day = r.day order by 1`.execute(tx)
  ).rows;
