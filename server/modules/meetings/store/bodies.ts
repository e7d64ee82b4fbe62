import type { Rhythm } from '#contract/activities/rhythm.ts';
import type { MemberRole } from '#contract/meetings/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A body as it is stored. */
export interface BodyRecord {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly place: string;
  readonly rhythm: Rhythm | null;
  readonly version: number;
  readonly endedOn: string | null;
}
const columns = `b.id, b.kind, b.name, b.area_path::text as "areaPath", b.organisation_id as "organisationId", b.place, b.rhythm, b.version,
  b.ended_on::text as "endedOn"`;

export interface CountedBody extends BodyRecord {
  readonly members: number;
  readonly open: number;
  readonly nextId: string | null;
  readonly nextAt: Date | null;
}
/** Bodies in some areas (their codes) and below, or those of some ids, by name. */
export const bodiesIn = async (
  tx: Tx,
  areas: readonly string[],
  today: string,
  now: Date,
  ids: readonly string[] | null = null,
): Promise<CountedBody[]> =>
  (
    await execute<CountedBody>(
      tx,
      `select ${columns}, coalesce(m.n, 0) as members, coalesce(r.n, 0) as open, x.id as "nextId", x.starts_at as "nextAt"
       from meeting_bodies b
       left join (select m.body_id, count(*)::int as n from meeting_members m where m.jurisdiction_id = :jurisdiction and m.role <> 'observer'
           and m.end_reason is null and m.from_on <= $2::date and (m.until_on is null or m.until_on >= $2::date) group by m.body_id) m on m.body_id = b.id
       left join (select r.body_id, count(*)::int as n from meeting_resolutions r where r.jurisdiction_id = :jurisdiction and r.state <> 'done' group by r.body_id) r
         on r.body_id = b.id
       left join (select distinct on (x.body_id) x.body_id, x.id, x.starts_at from meetings x where x.jurisdiction_id = :jurisdiction
           and x.state in ('planned', 'convened', 'sitting') and x.ends_at > $3 order by x.body_id, x.starts_at, x.id) x on x.body_id = b.id
       where b.jurisdiction_id = :jurisdiction and ($4::uuid[] is null or b.id = any($4))
         and ($4::uuid[] is not null or exists (select from unnest($1::text[]) a where b.area_code collate "C" >= a and b.area_code collate "C" < a || '~'))
       order by b.name, b.id limit 2000`,
      [areas, today, now, ids],
    )
  ).rows;
/** A body; held until the transaction ends when `lock` says so: numbers of its meetings are given under that lock alone. */
export const findBody = async (tx: Tx, id: string, lock = false): Promise<BodyRecord | null> =>
  (
    await execute<BodyRecord>(
      tx,
      `select ${columns} from meeting_bodies b where b.jurisdiction_id = :jurisdiction and b.id = $1 ${lock ? 'for no key update' : ''}`,
      [id],
    )
  ).rows[0] ?? null;
/** Bodies of a kind that have not ended and are responsible at a place (ltree path), the nearest first. */
export const nearestBodies = async (tx: Tx, kind: string, areaPath: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select b.id from meeting_bodies b where b.jurisdiction_id = :jurisdiction and b.kind = $1 and b.ended_on is null and b.area_path @> $2::ltree
       order by nlevel(b.area_path) desc, b.id limit 10`,
      [kind, areaPath],
    )
  ).rows.map(({ id }) => id);
/** Bodies that have not ended, by id, behind one of them. */
export const standingBodies = async (tx: Tx, after: string, limit: number): Promise<BodyRecord[]> =>
  (
    await execute<BodyRecord>(
      tx,
      `select ${columns} from meeting_bodies b where b.jurisdiction_id = :jurisdiction and b.id > $1::uuid and b.ended_on is null order by b.id limit $2`,
      [after, limit],
    )
  ).rows;

export const insertBody = async (tx: Tx, b: Omit<BodyRecord, 'version' | 'endedOn'>, by: { by: string; at: Date }): Promise<void> => {
  await execute(
    tx,
    `insert into meeting_bodies (jurisdiction_id, id, kind, name, area_path, organisation_id, place, rhythm, created_by, created_at)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6, $7::jsonb, $8, $9)`,
    [b.id, b.kind, b.name, b.areaPath, b.organisationId, b.place, b.rhythm && JSON.stringify(b.rhythm), by.by, by.at],
  );
};
export const updateBody = async (
  tx: Tx,
  id: string,
  b: Pick<BodyRecord, 'name' | 'organisationId' | 'place' | 'rhythm' | 'endedOn'>,
): Promise<void> => {
  await execute(
    tx,
    `update meeting_bodies set name = $2, organisation_id = $3, place = $4, rhythm = $5::jsonb, ended_on = $6::date, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, b.name, b.organisationId, b.place, b.rhythm && JSON.stringify(b.rhythm), b.endedOn],
  );
};

/** A member with the name they are known by. */
export interface MemberRecord {
  readonly id: string;
  readonly bodyId: string;
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly role: MemberRole;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly endReason: string | null;
}
const memberColumns = `m.id, m.body_id as "bodyId", m.person_id as "personId", p.name, p.account_id as "accountId", m.organisation_id as "organisationId",
  o.name as "organisationName", m.role, m.from_on::text as "fromOn", m.until_on::text as "untilOn", m.end_reason as "endReason"`;
const memberTables = `meeting_members m join persons p on p.jurisdiction_id = :jurisdiction and p.id = m.person_id
  left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = m.organisation_id`;
/** Members of a body who have not left, the chair first. */
export const membersOf = async (tx: Tx, bodyId: string): Promise<MemberRecord[]> =>
  (
    await execute<MemberRecord>(
      tx,
      `select ${memberColumns} from ${memberTables} where m.jurisdiction_id = :jurisdiction and m.body_id = $1 and m.end_reason is null
       order by array_position(array['chair', 'deputy', 'secretary', 'member', 'observer'], m.role), m.from_on, m.id limit 2000`,
      [bodyId],
    )
  ).rows;
export const findMember = async (tx: Tx, id: string): Promise<MemberRecord | null> =>
  (
    await execute<MemberRecord>(tx, `select ${memberColumns} from ${memberTables} where m.jurisdiction_id = :jurisdiction and m.id = $1`, [
      id,
    ])
  ).rows[0] ?? null;
export type NewMember = Pick<MemberRecord, 'id' | 'bodyId' | 'personId' | 'organisationId' | 'role' | 'fromOn' | 'untilOn'> & {
  readonly areaCode: string;
};
/** Takes members in. Guard of the table: `meeting_members_once`. */
export const insertMembers = async (tx: Tx, members: readonly NewMember[]): Promise<void> => {
  for (const m of members)
    await execute(
      tx,
      `insert into meeting_members (jurisdiction_id, id, body_id, area_code, person_id, organisation_id, role, from_on, until_on)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::date, $8::date)`,
      [m.id, m.bodyId, m.areaCode, m.personId, m.organisationId, m.role, m.fromOn, m.untilOn],
    );
};
/** Changes what somebody sits as, for whom, and until when. */
export const changeMember = async (tx: Tx, m: Pick<MemberRecord, 'id' | 'role' | 'organisationId' | 'untilOn'>): Promise<void> => {
  await execute(
    tx,
    'update meeting_members set role = $2, organisation_id = $3, until_on = $4::date where jurisdiction_id = :jurisdiction and id = $1',
    [m.id, m.role, m.organisationId, m.untilOn],
  );
};
/** A term that is over is done with, so that another may begin. */
export const endTerm = async (tx: Tx, id: string, reason: string): Promise<void> => {
  await execute(tx, 'update meeting_members set end_reason = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, reason]);
};
export const endMember = async (tx: Tx, id: string, day: string, reason: string): Promise<void> => {
  await execute(
    tx,
    `update meeting_members set until_on = greatest($2::date, from_on), end_reason = $3 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, day, reason],
  );
};

/** A body whose members' terms end, or are over: how many of them, and the first day. */
export interface EndingTerms extends Pick<BodyRecord, 'id' | 'name' | 'areaPath'> {
  readonly untilOn: string;
  readonly members: number;
}
/** Bodies in these areas and below that go on while terms of their members end by a day, and nobody has said who sits there then. */
export const endingTerms = (tx: Tx, areas: readonly string[], by: string, limit: number): Promise<EndingTerms[]> =>
  areas.length === 0
    ? Promise.resolve([])
    : execute<EndingTerms>(
        tx,
        `select b.id, b.name, b.area_path::text as "areaPath", min(m.until_on)::text as "untilOn", count(*)::int as members
         from meeting_bodies b join meeting_members m on m.jurisdiction_id = :jurisdiction and m.body_id = b.id
         where b.jurisdiction_id = :jurisdiction and b.ended_on is null and m.end_reason is null and m.until_on <= $2::date
           and exists (select from unnest($1::text[]) a where b.area_code collate "C" >= a and b.area_code collate "C" < a || '~')
         group by b.id, b.name, b.area_path order by min(m.until_on), b.id limit $3`,
        [areas, by, limit],
      ).then(({ rows }) => rows);

/** A condition in SQL: the person `p` sits in a body of these areas (an array of codes), or below. */
export const memberWithin = (codes: string): string =>
  `exists (select from meeting_members x where x.jurisdiction_id = :jurisdiction and x.person_id = p.id
     and exists (select from unnest(${codes}) root where starts_with(x.area_code, root)))`;
export interface MemberTie {
  readonly personId: string;
  readonly name: string;
  readonly areaCode: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly ended: boolean;
}
export const memberTies = async (tx: Tx, personIds: readonly string[]): Promise<MemberTie[]> =>
  (
    await execute<MemberTie>(
      tx,
      `select m.person_id as "personId", b.name, m.area_code as "areaCode", m.from_on::text as "fromOn", m.until_on::text as "untilOn",
         m.end_reason is not null as ended
       from meeting_members m join meeting_bodies b on b.jurisdiction_id = :jurisdiction and b.id = m.body_id
       where m.jurisdiction_id = :jurisdiction and m.person_id = any($1::uuid[]) order by m.from_on desc, m.id limit 500`,
      [personIds],
    )
  ).rows;
/** Hangs members and seats of one person on another. @returns their ids */
export const moveMembers = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const moved: string[] = [];
  for (const table of ['meeting_members', 'meeting_seats']) {
    const { rows } = await execute<{ id: string }>(
      tx,
      `update ${table} set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id`,
      [from, to],
    );
    moved.push(...rows.map(({ id }) => id));
  }
  return moved;
};
export const moveMembersBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  for (const table of ['meeting_members', 'meeting_seats'])
    await execute(
      tx,
      `update ${table} set person_id = $3 where jurisdiction_id = :jurisdiction and person_id = $2 and id = any($1::uuid[])`,
      [ids, from, to],
    );
};
