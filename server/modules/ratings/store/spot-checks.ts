import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface SpotCheckRow {
  readonly id: string;
  readonly drawId: string;
  readonly caseId: string;
  readonly areaCode: string;
  readonly handlerOrgId: string | null;
  readonly answeredBy: string | null;
  readonly closedBy: string | null;
  readonly closedAt: Date;
  readonly dueOn: string;
  readonly found: 'done' | 'not_done' | null;
  readonly note: string | null;
  readonly inspectedAt: Date | null;
  readonly reopened: boolean;
}
export type ListedSpotCheck = SpotCheckRow & { readonly number: string; readonly title: string; readonly categoryCode: string | null };

const own = 's.jurisdiction_id = :jurisdiction';
const columns = `s.id, s.draw_id as "drawId", s.case_id as "caseId", s.area_code as "areaCode", s.handler_org_id as "handlerOrgId",
  s.answered_by as "answeredBy", s.closed_by as "closedBy", s.closed_at as "closedAt", s.due_on::text as "dueOn", s.found, s.note,
  s.inspected_at as "inspectedAt", s.reopened`;
const listed = `${columns}, c.number, c.title, c.category_code as "categoryCode"`;
const beside = 'join cases c on c.jurisdiction_id = :jurisdiction and c.id = s.case_id';

export interface Draw {
  readonly id: string;
  readonly areaCode: string;
  readonly from: Date;
  readonly to: Date;
  readonly seed: string;
  readonly percent: number;
  readonly population: number;
  readonly populationDigest: Buffer;
  readonly drawnBy: string | null;
  readonly drawnAt: Date;
}
/** @returns false when the platform has drawn from that period before */
export const insertDraw = async (tx: Tx, d: Draw): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into spot_draws (jurisdiction_id, id, area_code, from_at, to_at, seed, percent, population, population_digest, drawn_by, drawn_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (jurisdiction_id, from_at) where drawn_by is null do nothing returning id`,
    [d.id, d.areaCode, d.from, d.to, d.seed, d.percent, d.population, d.populationDigest, d.drawnBy, d.drawnAt],
  );
  return rows.length > 0;
};

export const insertSpotChecks = async (
  tx: Tx,
  rows: readonly Omit<SpotCheckRow, 'found' | 'note' | 'inspectedAt' | 'reopened'>[],
): Promise<void> => {
  for (const s of rows)
    await execute(
      tx,
      `insert into spot_checks (jurisdiction_id, id, draw_id, case_id, area_code, handler_org_id, answered_by, closed_by, closed_at, due_on)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (jurisdiction_id, case_id) where found is null do nothing`,
      [s.id, s.drawId, s.caseId, s.areaCode, s.handlerOrgId, s.answeredBy, s.closedBy, s.closedAt, s.dueOn],
    );
};

export const lockSpotCheck = async (tx: Tx, id: string): Promise<SpotCheckRow | null> =>
  (await execute<SpotCheckRow>(tx, `select ${columns} from spot_checks s where ${own} and s.id = $1 for update`, [id])).rows[0] ?? null;

export const listedSpotCheck = async (tx: Tx, id: string): Promise<ListedSpotCheck | null> =>
  (await execute<ListedSpotCheck>(tx, `select ${listed} from spot_checks s ${beside} where ${own} and s.id = $1`, [id])).rows[0] ?? null;

export const setFound = async (
  tx: Tx,
  id: string,
  f: { found: 'done' | 'not_done'; note: string; by: string; at: Date; reopened: boolean },
): Promise<void> => {
  await execute(
    tx,
    `update spot_checks s set found = $2, note = $3, inspected_by = $4, inspected_at = $5, reopened = $6 where ${own} and s.id = $1`,
    [id, f.found, f.note, f.by, f.at, f.reopened],
  );
};

/** Checks to be carried out in some areas, soonest first. */
export const pageOpenChecks = async (
  tx: Tx,
  codes: readonly string[],
  after: readonly [dueOn: string, id: string] | null,
  limit: number,
): Promise<ListedSpotCheck[]> => {
  const values: unknown[] = [after?.[0] ?? null, after?.[1] ?? null, limit];
  return (
    await execute<ListedSpotCheck>(
      tx,
      `select ${listed} from spot_checks s ${beside} where ${own} and s.found is null and ${withinCodes('s.area_code', codes, values)}
         and ($1::date is null or (s.due_on, s.id) > ($1::date, $2::uuid)) order by s.due_on, s.id limit $3`,
      values,
    )
  ).rows;
};

/** Checks that were carried out, newest first. */
export const pageDoneChecks = async (
  tx: Tx,
  codes: readonly string[],
  found: string | null,
  before: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ListedSpotCheck[]> => {
  const values: unknown[] = [before?.[0] ?? null, before?.[1] ?? null, limit, found];
  return (
    await execute<ListedSpotCheck>(
      tx,
      `select ${listed} from spot_checks s ${beside} where ${own} and s.found is not null and ($4::text is null or s.found = $4) and ${withinCodes('s.area_code', codes, values)}
         and ($1::timestamptz is null or (s.inspected_at, s.id) < ($1::timestamptz, $2::uuid)) order by s.inspected_at desc, s.id desc limit $3`,
      values,
    )
  ).rows;
};

export const checksOfCase = async (tx: Tx, caseId: string): Promise<ListedSpotCheck[]> =>
  (
    await execute<ListedSpotCheck>(tx, `select ${listed} from spot_checks s ${beside} where ${own} and s.case_id = $1 order by s.id`, [
      caseId,
    ])
  ).rows;

/** Draws of some areas with what they found, newest first; a year of weekly ones at most. */
export const drawsOf = async (
  tx: Tx,
  codes: readonly string[],
  id: string | null = null,
): Promise<(Draw & { drawn: number; inspected: number; notDone: number })[]> => {
  const values: unknown[] = [id];
  return (
    await execute<Draw & { drawn: number; inspected: number; notDone: number }>(
      tx,
      `select d.id, d.area_code as "areaCode", d.from_at as "from", d.to_at as "to", d.seed, d.percent, d.population,
         d.population_digest as "populationDigest", d.drawn_by as "drawnBy", d.drawn_at as "drawnAt", count(s.id)::int as drawn,
         count(s.found)::int as inspected, count(*) filter (where s.found = 'not_done')::int as "notDone"
       from spot_draws d left join spot_checks s on s.jurisdiction_id = :jurisdiction and s.draw_id = d.id
       where d.jurisdiction_id = :jurisdiction and ($1::uuid is null or d.id = $1::uuid) and ${withinCodes('d.area_code', codes, values)}
       group by d.jurisdiction_id, d.id order by d.id desc limit 60`,
      values,
    )
  ).rows;
};

/** False closings of an organisation from a moment on, and how many of its closed cases were looked at. */
export const recordOf = async (tx: Tx, organisationId: string, from: Date): Promise<{ checked: number; false: ListedSpotCheck[] }> => {
  const { rows } = await execute<{ count: number }>(
    tx,
    `select count(*)::int as count from spot_checks s where ${own} and s.handler_org_id = $1 and s.inspected_at >= $2 and s.found is not null`,
    [organisationId, from],
  );
  const { rows: found } = await execute<ListedSpotCheck>(
    tx,
    `select ${listed} from spot_checks s ${beside} where ${own} and s.handler_org_id = $1 and s.found = 'not_done' and s.inspected_at >= $2
     order by s.inspected_at desc limit 200`,
    [organisationId, from],
  );
  return { checked: rows[0]?.count ?? 0, false: found };
};
