import { execute, type Tx } from '#kernel/db.ts';

/** Some days of an area. */
export interface AreaDays {
  readonly areaCode: string;
  readonly from: string;
  readonly to: string;
}
const given = (pieces: readonly AreaDays[]): readonly [areas: string[], firsts: string[], lasts: string[]] => [
  pieces.map(({ areaCode }) => areaCode),
  pieces.map(({ from }) => from),
  pieces.map(({ to }) => to),
];

/**
 * Confirmed complaints of some days of areas and below, in their order: cases of these categories that were filed – a report that was rejected, withdrawn or joined to
 * another is none –, and those of them an exclusion was granted for.
 */
export const confirmedIn = async (
  tx: Tx,
  categories: readonly string[],
  pieces: readonly AreaDays[],
): Promise<{ n: number; excluded: number }[]> => {
  const found = pieces.map(() => ({ n: 0, excluded: 0 }));
  if (pieces.length === 0 || categories.length === 0) return found;
  const [areas, firsts, lasts] = given(pieces);
  // days in order as texts
  const days = [...firsts, ...lasts].toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const { rows } = await execute<{ piece: number; n: number; excluded: number }>(
    tx,
    `select p.piece::int as piece, count(*) filter (where not c.excluded)::int as n, count(*) filter (where c.excluded)::int as excluded
     from (
       select c.area_code, (c.created_at at time zone 'Asia/Shanghai')::date as day, exists (
         select 1 from call_backs k where k.jurisdiction_id = :jurisdiction and k.case_id = c.id and k.latest and k.excluded
       ) as excluded
       from cases c
       where c.jurisdiction_id = :jurisdiction and c.id >= linli.uuid_floor($1) and c.id < linli.uuid_floor($2) and c.category_code = any($3::text[])
         and c.parent_id is null and c.state <> all('{reported,verified,rejected,withdrawn,merged}'::text[])
     ) c
     join unnest($4::text[], $5::date[], $6::date[]) with ordinality as p (area, first, last, piece)
       on c.area_code >= p.area collate "C" and c.area_code < (p.area || '~') collate "C" and c.day >= p.first and c.day <= p.last
     group by 1`,
    [
      // ids tell when a case came; what waited on a phone lies a little earlier
      new Date(Date.parse(`${first}T00:00:00+08:00`) - 7 * 86_400_000),
      new Date(Date.parse(`${last}T00:00:00+08:00`) + 2 * 86_400_000),
      categories,
      areas,
      firsts,
      lasts,
    ],
  );
  for (const { piece, ...counts } of rows) found[piece - 1] = counts;
  return found;
};

/** Hazards found on some days of areas and below, in their order: those that are cleared or beyond their day, and those cleared by it. */
export const hazardsIn = async (tx: Tx, pieces: readonly AreaDays[], today: string): Promise<{ n: number; of: number }[]> => {
  const found = pieces.map(() => ({ n: 0, of: 0 }));
  if (pieces.length === 0) return found;
  const cleared = "(h.cleared_at at time zone 'Asia/Shanghai')::date";
  const { rows } = await execute<{ piece: number; n: number; of: number }>(
    tx,
    `select p.piece::int as piece, count(*)::int as of, count(*) filter (where ${cleared} <= h.due_on)::int as n
     from hazards h join unnest($1::text[], $2::date[], $3::date[]) with ordinality as p (area, first, last, piece)
       on h.area_code >= p.area collate "C" and h.area_code < (p.area || '~') collate "C" and h.found_on >= p.first and h.found_on <= p.last
     where h.jurisdiction_id = :jurisdiction and h.due_on is not null and (h.cleared_at is not null or h.due_on < $4::date) group by 1`,
    [...given(pieces), today],
  );
  for (const { piece, ...counts } of rows) found[piece - 1] = counts;
  return found;
};
