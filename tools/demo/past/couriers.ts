import { reportTypes } from '#contract/couriers/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { bringFinds } from '#modules/couriers/index.ts';
import { addPast } from '#modules/points/index.ts';

const dayLong = 86_400_000;
/** Days before which nothing is counted any more. */
const counted = 120;
/** Points of the district's budget that they have cost so far, at most. */
const most = 3_000;

/** What residents reported of things and places (随手拍), out of the demo's past: of whoever is known as a person it has earned points by the rules that come along. */
export const addPastFinds = async (tx: Tx, countyCode: string, now: Date): Promise<void> => {
  const { rows } = await execute<{
    caseId: string;
    accountId: string;
    areaCode: string;
    categoryCode: string | null;
    lon: number | null;
    lat: number | null;
    at: Date;
    personId: string | null;
  }>(
    tx,
    `select c.id as "caseId", c.reporter_id as "accountId", c.area_code as "areaCode", c.category_code as "categoryCode", c.lon, c.lat, c.created_at as at,
       (select p.id from persons p where p.jurisdiction_id = :jurisdiction and p.account_id = c.reporter_id and p.merged_into is null limit 1) as "personId"
     from cases c where c.jurisdiction_id = :jurisdiction and c.channel = 'web' and c.reporter_id is not null and c.kind = any($1::text[])
       and c.state not in ('reported', 'verified', 'waiting', 'rejected', 'withdrawn', 'merged') and c.created_at > $2
       and not exists (select from reports r where r.jurisdiction_id = :jurisdiction and r.case_id = c.id and r.anonymous)
     order by c.id limit 1500`,
    [reportTypes.default, new Date(now.getTime() - counted * dayLong)],
  );
  const acts = rows.flatMap(({ caseId, areaCode, at, personId }) =>
    personId === null
      ? []
      : [
          {
            ...{ act: 'couriers.report', unit: 'times' as const, kind: null, classes: ['courier' as const], areaCode, quantity: 1 },
            ...{ on: shanghaiDay(at), person: personId, at, source: { what: 'couriers.report', id: caseId }, approvedBy: null },
          },
        ],
  );
  const { rows: budgets } = await execute<{ id: string; areaCode: string }>(
    tx,
    'select b.id, b.area_code as "areaCode" from points_budgets b where b.jurisdiction_id = :jurisdiction and b.area_code = $1',
    [countyCode],
  );
  await addPast(tx, { budgets: [], open: budgets.map((one) => ({ ...one, left: most })), acts, entries: [] });
  await bringFinds(
    tx,
    rows.map(({ caseId, accountId, areaCode, categoryCode, lon, lat, at, personId }) => ({
      ...{ caseId, accountId, areaCode, categoryCode, lon, lat, day: shanghaiDay(at) },
      outcome: personId === null ? ('unknown' as const) : ('capped' as const),
    })),
  );
};
