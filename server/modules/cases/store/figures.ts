import { type RawBuilder, sql } from 'kysely';
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

const below = (s: Span): RawBuilder<unknown> => sql`c.area_code >= ${s.area} and c.area_code < ${`${s.area}~`}`;
const counted = (s: Span): RawBuilder<unknown> => {
  if (!s.moves) return below(s);
  const stays = sql`${below(s)} and c.id <> all(${s.moves.out}::uuid[])`;
  return s.moves.in.length === 0 ? stays : sql`(${stays} or c.id = any(${s.moves.in}::uuid[]))`;
};
const inSpan = (s: Span): RawBuilder<unknown> => sql`c.jurisdiction_id = :jurisdiction and ${counted(s)}
  and c.id >= linli.uuid_floor(${s.from}) and c.id < linli.uuid_floor(${s.to})`;
export interface Overdue {
  /** The area one level below, or the key a moved case is counted under. */
  readonly key: string;
  readonly organisationId: string | null;
  readonly count: number;
}
/**
 * How many of the cases are overdue at the moment, by area one level below – told by the first `digits` of the code – and organisation. Only
 * those with a deadline are looked at, in an index; whether it has passed is nothing that could be counted beforehand.
 */
export const overdueOf = async (tx: Tx, s: Span, digits: number): Promise<Overdue[]> => {
  const keys = s.moves?.keys ?? [];
  return (
    await sql<Overdue>`
    with keys as (select * from unnest(${keys.map(({ id }) => id)}::uuid[], ${keys.map(({ key }) => key)}::text[]) as k(id, key))
    select coalesce(k.key, left(c.area_code, ${digits}::int)) as key, c.handler_org_id as "organisationId", count(*)::int as count
    from cases c left join keys k on k.id = c.id where ${inSpan(s)} and c.due_at < ${s.now} group by 1, 2`.execute(tx)
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
