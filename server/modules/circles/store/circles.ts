import type { Outline } from '#contract/circles/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A circle as it is stored. */
export interface CircleRow {
  readonly id: string;
  readonly name: string;
  readonly areaPath: string;
  readonly leadId: string | null;
  readonly leadName: string | null;
  readonly note: string | null;
  readonly outline: Outline | null;
  readonly version: number;
  readonly endedOn: string | null;
}
export interface CountedCircle extends CircleRow {
  readonly merchants: number;
  readonly pledged: number;
  readonly models: number;
}
const columns = `c.id, c.name, c.area_path::text as "areaPath", c.lead_id as "leadId", o.name as "leadName", c.note, c.outline, c.version, c.ended_on::text as "endedOn"`;
const tables = `circles c left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = c.lead_id`;

/** Circles in some areas (their codes) and below, by name, with what is counted of them on a day. */
export const circlesIn = async (
  tx: Tx,
  areas: readonly string[],
  today: string,
  ids: readonly string[] | null = null,
): Promise<CountedCircle[]> =>
  (
    await execute<CountedCircle>(
      tx,
      `select ${columns}, coalesce(n.merchants, 0) as merchants, coalesce(n.pledged, 0) as pledged, coalesce(n.models, 0) as models
       from ${tables}
       left join (
         select m.circle_id, count(distinct m.id)::int as merchants, count(distinct p.merchant_id)::int as pledged, count(distinct s.merchant_id)::int as models
         from circle_merchants m
         left join circle_pledges p on p.jurisdiction_id = :jurisdiction and p.merchant_id = m.id and p.ended_on is null and p.until_on >= $2::date
         left join circle_models s on s.jurisdiction_id = :jurisdiction and s.merchant_id = m.id and s.state <> 'struck' and s.until_on >= $2::date
         where m.jurisdiction_id = :jurisdiction and m.left_on is null group by m.circle_id) n on n.circle_id = c.id
       where c.jurisdiction_id = :jurisdiction and ($3::uuid[] is null or c.id = any($3))
         and ($3::uuid[] is not null or exists (select from unnest($1::text[]) a where c.area_code collate "C" >= a and c.area_code collate "C" < a || '~'))
       order by c.name, c.id`,
      [areas, today, ids],
    )
  ).rows;

/** A circle; held until the transaction ends. */
export const lockCircle = async (tx: Tx, id: string): Promise<Omit<CircleRow, 'leadName'> | null> =>
  (
    await execute<CircleRow>(
      tx,
      `select c.id, c.name, c.area_path::text as "areaPath", c.lead_id as "leadId", c.note, c.outline, c.version, c.ended_on::text as "endedOn"
       from circles c where c.jurisdiction_id = :jurisdiction and c.id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;

export const insertCircle = async (
  tx: Tx,
  c: Pick<CircleRow, 'id' | 'name' | 'areaPath' | 'leadId' | 'note' | 'outline'>,
): Promise<void> => {
  await execute(
    tx,
    'insert into circles (jurisdiction_id, id, name, area_path, lead_id, note, outline) values (:jurisdiction, $1, $2, $3::ltree, $4, $5, $6::jsonb)',
    [c.id, c.name, c.areaPath, c.leadId, c.note, c.outline && JSON.stringify(c.outline)],
  );
};
export const updateCircle = async (tx: Tx, c: Omit<CircleRow, 'version' | 'leadName'>): Promise<void> => {
  await execute(
    tx,
    `update circles c set name = $2, area_path = $3::ltree, lead_id = $4, note = $5, ended_on = $6::date, outline = $7::jsonb, version = c.version + 1
     where c.jurisdiction_id = :jurisdiction and c.id = $1`,
    [c.id, c.name, c.areaPath, c.leadId, c.note, c.endedOn, c.outline && JSON.stringify(c.outline)],
  );
};

/** An organisation that exists, as far as circles need it. */
export const organisationOf = async (tx: Tx, id: string): Promise<{ name: string } | null> =>
  (
    await execute<{ name: string }>(
      tx,
      'select o.name from organisations o where o.jurisdiction_id = :jurisdiction and o.id = $1 and o.dissolved_on is null',
      [id],
    )
  ).rows[0] ?? null;

/** Notes that a case belongs to a circle, and to one of its merchants. */
export const insertCircleCase = async (
  tx: Tx,
  c: { caseId: string; circleId: string; merchantId: string | null; pledgeKind: string | null; openedOn: string },
): Promise<void> => {
  await execute(
    tx,
    `insert into circle_cases (jurisdiction_id, case_id, circle_id, merchant_id, pledge_kind, opened_on) values (:jurisdiction, $1, $2, $3, $4, $5::date)`,
    [c.caseId, c.circleId, c.merchantId, c.pledgeKind, c.openedOn],
  );
};

/** What came of complaints about a merchant since a day: those that joined another or were withdrawn are none. */
export const complaintsOf = async (
  tx: Tx,
  merchantId: string,
  since: string,
): Promise<{ received: number; accepted: number; settled: number }> =>
  (
    await execute<{ received: number; accepted: number; settled: number }>(
      tx,
      `select count(*)::int as received, count(*) filter (where c.state not in ('reported', 'verified', 'filed', 'dispatched', 'rejected'))::int as accepted,
         count(*) filter (where c.solved and c.closed_at is not null)::int as settled
       from circle_cases x join cases c on c.jurisdiction_id = :jurisdiction and c.id = x.case_id
       where x.jurisdiction_id = :jurisdiction and x.merchant_id = $1 and x.opened_on >= $2::date and c.state not in ('merged', 'withdrawn')`,
      [merchantId, since],
    )
  ).rows[0] ?? { received: 0, accepted: 0, settled: 0 };

/** Where the merchants of circles are, of those whose point is known. */
export const merchantPoints = async (tx: Tx, circleIds: readonly string[]): Promise<(Point & { readonly circleId: string })[]> =>
  circleIds.length === 0
    ? []
    : (
        await execute<Point & { circleId: string }>(
          tx,
          `select m.circle_id as "circleId", o.lon, o.lat from circle_merchants m join organisations o on o.jurisdiction_id = :jurisdiction and o.id = m.id
           where m.jurisdiction_id = :jurisdiction and m.left_on is null and m.circle_id = any($1::uuid[]) and o.lon is not null`,
          [circleIds],
        )
      ).rows;
