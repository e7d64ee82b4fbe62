import type { EnrolmentState } from '#contract/enrolment/lifecycle.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface EnrolmentRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly name: string;
  /** The account that is the person. */
  readonly accountId: string | null;
  readonly areaPath: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly state: EnrolmentState;
  readonly skills: readonly string[];
  readonly services: readonly string[];
  readonly since: string;
  readonly awayUntil: string | null;
  readonly excusedUntil: string | null;
  readonly renewBy: string | null;
  readonly endedOn: string | null;
  readonly why: string | null;
}

const columns = `e.id, e.version, e.person_id as "personId", p.name, p.account_id as "accountId", e.area_path::text as "areaPath", e.unit_id as "unitId",
  coalesce(u.name, e.unit_name) as "unitName", e.group_id as "groupId", g.name as "groupName", e.state, e.skills, e.services, e.since::text as since,
  e.away_until::text as "awayUntil", e.excused_until::text as "excusedUntil", e.renew_by::text as "renewBy", e.ended_on::text as "endedOn", e.why`;
const joined = `enrolments e join persons p on p.jurisdiction_id = :jurisdiction and p.id = e.person_id
  left join organisations u on u.jurisdiction_id = :jurisdiction and u.id = e.unit_id
  left join enrolment_groups g on g.jurisdiction_id = :jurisdiction and g.id = e.group_id`;
const own = 'e.jurisdiction_id = :jurisdiction';

export const findEnrolment = async (tx: Tx, id: string, lock = false): Promise<EnrolmentRow | null> =>
  (await execute<EnrolmentRow>(tx, `select ${columns} from ${joined} where ${own} and e.id = $1 ${lock ? 'for update of e' : ''}`, [id]))
    .rows[0] ?? null;

/** The enrolment of a person that lasts. */
export const currentOf = async (tx: Tx, personId: string, lock = false): Promise<EnrolmentRow | null> =>
  (
    await execute<EnrolmentRow>(
      tx,
      `select ${columns} from ${joined} where ${own} and e.person_id = $1 and e.ended_on is null ${lock ? 'for update of e' : ''}`,
      [personId],
    )
  ).rows[0] ?? null;

/** What is over of a person's enrolments, newest first. */
export const pastOf = async (tx: Tx, personId: string, limit: number): Promise<EnrolmentRow[]> =>
  (
    await execute<EnrolmentRow>(
      tx,
      `select ${columns} from ${joined} where ${own} and e.person_id = $1 and e.ended_on is not null order by e.id desc limit $2`,
      [personId, limit],
    )
  ).rows;

export interface NewEnrolment {
  readonly id: string;
  readonly personId: string;
  readonly area: { readonly id: string; readonly path: string };
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly skills: readonly string[];
  readonly services: readonly string[];
  readonly state: 'asked' | 'confirmed';
  readonly since: string;
  readonly renewBy: string | null;
  readonly confirmedBy: string | null;
  readonly cameFrom: string | null;
  readonly at: Date;
}
/** Enters enrolments. @returns ids of those that stand: a person who has one is left out. Guard: index `enrolments_once`. */
export const insertEnrolments = async (tx: Tx, rows: readonly NewEnrolment[]): Promise<string[]> => {
  if (rows.length === 0) return [];
  const values: unknown[] = [];
  const p = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const tuples = rows.map(
    (r) =>
      `(:jurisdiction, ${p(r.id, 'uuid')}, ${p(r.personId, 'uuid')}, ${p(r.area.id, 'uuid')}, ${p(r.area.path, 'ltree')}, ${p(r.unitId, 'uuid')},
        ${p(r.unitName, 'text')}, ${p(r.skills, 'text[]')}, ${p(r.services, 'text[]')}, ${p(r.state, 'text')}, ${p(r.since, 'date')}, ${p(r.renewBy, 'date')},
        ${p(r.state === 'confirmed' ? r.at : null, 'timestamptz')}, ${p(r.confirmedBy, 'uuid')}, ${p(r.cameFrom, 'uuid')}, ${p(r.at, 'timestamptz')})`,
  );
  const { rows: made } = await execute<{ id: string }>(
    tx,
    `insert into enrolments (jurisdiction_id, id, person_id, area_id, area_path, unit_id, unit_name, skills, services, state, since, renew_by,
       confirmed_at, confirmed_by, came_from, made_at) values ${tuples.join(', ')}
     on conflict (jurisdiction_id, person_id) where ended_on is null do nothing returning id`,
    values,
  );
  return made.map(({ id }) => id);
};

/** What an act sets; what is left out stays. */
export interface Changed {
  readonly state: EnrolmentState;
  readonly awayUntil: string | null;
  readonly excusedUntil: string | null;
  readonly renewBy: string | null;
  readonly endedOn: string | null;
  readonly why: string | null;
  readonly confirmed: { readonly by: string; readonly at: Date } | null;
}
export const changeState = async (tx: Tx, id: string, to: Changed): Promise<void> => {
  await execute(
    tx,
    `update enrolments e set version = version + 1, state = $2, away_until = $3::date, excused_until = $4::date, renew_by = $5::date,
       ended_on = $6::date, why = $7, confirmed_at = coalesce($8::timestamptz, confirmed_at), confirmed_by = coalesce($9::uuid, confirmed_by)
     where ${own} and e.id = $1`,
    [id, to.state, to.awayUntil, to.excusedUntil, to.renewBy, to.endedOn, to.why, to.confirmed?.at ?? null, to.confirmed?.by ?? null],
  );
};

/** What is said of unit, skills and services; in what state it is afterwards. */
export const changeProfile = async (
  tx: Tx,
  id: string,
  to: Pick<NewEnrolment, 'unitId' | 'unitName' | 'skills' | 'services'> & { readonly state: EnrolmentState },
): Promise<void> => {
  await execute(
    tx,
    `update enrolments e set version = version + 1, unit_id = $2, unit_name = $3, skills = $4, services = $5, state = $6
     where ${own} and e.id = $1`,
    [id, to.unitId, to.unitName, to.skills, to.services, to.state],
  );
};

export const joinGroup = async (tx: Tx, id: string, groupId: string | null): Promise<void> => {
  await execute(tx, `update enrolments e set version = version + 1, group_id = $2 where ${own} and e.id = $1`, [id, groupId]);
};

export interface MembersAsked {
  /** Of areas, or of one unit. */
  readonly codes: readonly string[] | null;
  readonly unitId: string | null;
  /** Those alone whose unit is not in the book of organisations, so that no branch could confirm them, or has let them wait since this day or longer. */
  readonly unconfirmedSince?: string;
  readonly states: readonly string[];
  readonly groupId: string | null;
  readonly renewBefore: string | null;
  /** Beginning of the name, or of the given name. */
  readonly q: string | null;
  readonly before: string | null;
  readonly limit: number;
}
/** Newest first: in no order that says more of one than of another. */
export const pageOfMembers = async (tx: Tx, asked: MembersAsked): Promise<EnrolmentRow[]> => {
  const values: unknown[] = [asked.states, asked.limit];
  const where = [own, 'e.state = any($1)', withinCodes('e.area_code', asked.codes, values)];
  const add = (value: unknown, condition: (n: string) => string): void => {
    if (value !== null) where.push(condition(`$${values.push(value)}`));
  };
  // the partial index is used only where the statement says what it holds
  if (!asked.states.some((state) => state === 'ended' || state === 'refused')) where.push('e.ended_on is null');
  add(asked.unitId, (n) => `e.unit_id = ${n}`);
  add(asked.unconfirmedSince ?? null, (n) => `(e.unit_id is null or e.since <= ${n}::date)`);
  add(asked.groupId, (n) => `e.group_id = ${n}`);
  add(asked.renewBefore, (n) => `e.renew_by <= ${n}::date`);
  add(asked.before, (n) => `e.id < ${n}`);
  if (asked.q !== null) {
    const [from, until] = [`$${values.push(asked.q)} collate "C"`, `$${values.push(`${asked.q}\u{10FFFF}`)} collate "C"`];
    where.push(`(p.name collate "C" >= ${from} and p.name collate "C" < ${until} or p.given >= ${from} and p.given < ${until})`);
  }
  const text = `select ${columns} from ${joined} where ${where.join(' and ')} order by e.id desc limit $2`;
  return (await execute<EnrolmentRow>(tx, text, values)).rows;
};

/** How many last in each community of some areas, by state: from an index alone. */
export const countsByArea = async (
  tx: Tx,
  codes: readonly string[],
): Promise<{ areaCode: string; state: EnrolmentState; count: number }[]> => {
  const values: unknown[] = [];
  const within = withinCodes('e.area_code', codes, values);
  const { rows } = await execute<{ areaCode: string; state: EnrolmentState; count: number }>(
    tx,
    `select e.area_code as "areaCode", e.state, count(*)::int as count from enrolments e where ${own} and e.ended_on is null and ${within}
     group by e.area_code, e.state`,
    values,
  );
  return rows;
};

/** Members of units that are confirmed or away, by unit. */
export const countsByUnit = async (tx: Tx, unitIds: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await execute<{ unitId: string; count: number }>(
    tx,
    `select e.unit_id as "unitId", count(*)::int as count from enrolments e
     where ${own} and e.unit_id = any($1) and e.ended_on is null and e.state in ('confirmed', 'away') group by e.unit_id`,
    [unitIds],
  );
  return new Map(rows.map(({ unitId, count }) => [unitId, count]));
};

/** Those whose time away is over. @returns how many are back */
export const bringBack = async (tx: Tx, today: string): Promise<number> =>
  (
    await execute(
      tx,
      `update enrolments e set version = version + 1, state = 'confirmed', away_until = null where ${own} and e.state = 'away' and e.away_until < $1::date returning id`,
      [today],
    )
  ).rows.length;

/** Who is to be asked from a day on whether they still take part, in order of the day. */
export const toRenew = async (tx: Tx, from: string, until: string, after: string | null, limit: number) =>
  (
    await execute<{ id: string; accountId: string; renewBy: string }>(
      tx,
      `select e.id, p.account_id as "accountId", e.renew_by::text as "renewBy" from enrolments e
       join persons p on p.jurisdiction_id = :jurisdiction and p.id = e.person_id and p.account_id is not null
       where ${own} and e.state = 'confirmed' and e.renew_by >= $1::date and e.renew_by <= $2::date and ($3::uuid is null or e.id > $3)
       order by e.id limit $4`,
      [from, until, after, limit],
    )
  ).rows;
