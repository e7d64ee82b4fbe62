import type { HourState } from '#contract/volunteers/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { type HoursRow, hourColumns } from './hours.ts';
import { within } from './within.ts';

/** Hours with the name of who served, as lists have them. */
export interface NamedHours extends HoursRow {
  readonly name: string | null;
  readonly accountId: string | null;
}
const named = `${hourColumns}, p.name, p.account_id as "accountId"`;
const from = `volunteer_hours h left join persons p on p.jurisdiction_id = h.jurisdiction_id and p.id = h.person_id and p.jurisdiction_id = :jurisdiction`;

/** Which hours a list shows; null does not filter. Areas are codes. */
export interface HoursFilter {
  readonly areas: readonly string[];
  readonly area: string | null;
  readonly states: readonly HourState[] | null;
  readonly burst: string | null;
  readonly contested: boolean;
  readonly from: string | null;
  readonly until: string | null;
  /** Those posted on this day. */
  readonly posted?: string;
}
/** Hours, newest day first, behind one of them. */
export const pageOfHours = async (
  tx: Tx,
  f: HoursFilter,
  before: readonly [day: string, id: string] | null,
  limit: number,
): Promise<NamedHours[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = ['h.jurisdiction_id = :jurisdiction', within('h.area_code', f.areas, p)];
  if (f.area !== null) parts.push(within('h.area_code', [f.area], p));
  if (f.states) parts.push(`h.state = any(${p(f.states)}::text[])`);
  if (f.burst !== null) parts.push(`h.burst_id = ${p(f.burst)}::uuid`);
  if (f.contested) parts.push('h.contested is not null');
  if (f.from !== null) parts.push(`h.day >= ${p(f.from)}::date`);
  if (f.until !== null) parts.push(`h.day <= ${p(f.until)}::date`);
  if (f.posted !== undefined)
    parts.push(`h.state = 'certified' and h.voluntary and h.person_id is not null and h.enters_on > ${p(f.posted)}::date`);
  if (before) parts.push(`(h.day, h.id) < (${p(before[0])}::date, ${p(before[1])}::uuid)`);
  const { rows } = await execute<NamedHours>(
    tx,
    `select ${named} from ${from} where ${parts.join(' and ')} order by h.day desc, h.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};
export const namedHours = async (tx: Tx, ids: readonly string[]): Promise<NamedHours[]> =>
  (
    await execute<NamedHours>(
      tx,
      `select ${named} from ${from} where h.jurisdiction_id = :jurisdiction and h.id = any($1::uuid[]) order by h.day desc, h.id desc`,
      [ids],
    )
  ).rows;

/** Minutes of volunteering of a person that are entered on a day, and those still posted. */
export const ownSums = async (tx: Tx, personId: string, today: string): Promise<{ entered: number; posted: number }> => {
  const { rows } = await execute<{ entered: number; posted: number }>(
    tx,
    `select coalesce(sum(h.minutes) filter (where h.enters_on <= $2::date), 0)::int as entered,
       coalesce(sum(h.minutes) filter (where h.enters_on > $2::date), 0)::int as posted
     from volunteer_hours h where h.jurisdiction_id = :jurisdiction and h.person_id = $1 and h.state = 'certified' and h.voluntary`,
    [personId, today],
  );
  return rows[0] ?? { entered: 0, posted: 0 };
};

/** Hours of volunteering of a person that are entered, of a period, in the order of days. */
export const enteredHours = async (tx: Tx, personId: string, days: { from: string; until: string }, today: string): Promise<HoursRow[]> =>
  (
    await execute<HoursRow>(
      tx,
      `select ${hourColumns} from volunteer_hours h where h.jurisdiction_id = :jurisdiction and h.person_id = $1 and h.state = 'certified' and h.voluntary
         and h.minutes > 0 and h.enters_on <= $4::date and h.day between $2::date and $3::date order by h.day, h.id limit 2000`,
      [personId, days.from, days.until, today],
    )
  ).rows;

/** What waits in some areas: hours to certify, bursts that are held, errors somebody sees, who asks to join a team; by area. */
export interface Waiting {
  readonly what: 'certify' | 'burst' | 'contested' | 'joining';
  readonly id: string;
  readonly areaPath: string;
  readonly count: number;
  readonly minutes: number;
  readonly since: Date;
}
/** @param patience who asked to join before then waits for the community too, whatever leader the team has */
export const hoursWaiting = async (
  tx: Tx,
  manages: readonly string[],
  confirms: readonly string[],
  patience: Date,
  limit: number,
): Promise<Waiting[]> => {
  const values: unknown[] = [limit];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const certify = within('h.area_code', manages, p);
  const contested = within('h.area_code', manages, p);
  const burst = within('h.area_code', confirms, p);
  const joining = within('o.area_code', manages, p);
  const sums = 'count(*)::int as count, sum(h.minutes)::int as minutes';
  const { rows } = await execute<Waiting>(
    tx,
    `(select 'certify' as what, min(h.id::text) as id, h.area_path::text as "areaPath", ${sums}, min(h.recorded_at) as since from volunteer_hours h
       where h.jurisdiction_id = :jurisdiction and h.state = 'recorded' and ${certify} group by h.area_path order by since limit $1)
     union all (select 'contested', h.id::text, h.area_path::text, 1, h.minutes, h.contested_at from volunteer_hours h
       where h.jurisdiction_id = :jurisdiction and h.contested is not null and ${contested} order by h.contested_at limit $1)
     union all (select 'burst', h.burst_id::text, min(h.area_path::text), ${sums}, min(h.certified_at) from volunteer_hours h
       where h.jurisdiction_id = :jurisdiction and h.state = 'held' and ${burst} group by h.burst_id order by 6 limit $1)
     union all (select 'joining', min(m.id::text), o.area_path::text, count(*)::int, 0, min(m.asked_at) from volunteer_team_members m
       join organisations o on o.jurisdiction_id = :jurisdiction and o.id = m.organisation_id and o.dissolved_on is null
       where m.jurisdiction_id = :jurisdiction and m.state = 'applied' and ${joining} and (m.asked_at < ${p(patience)}::timestamptz
         or not exists (select from volunteer_team_members l where l.jurisdiction_id = :jurisdiction and l.organisation_id = m.organisation_id and l.leader))
       group by o.area_path order by 6 limit $1)`,
    values,
  );
  return rows;
};
