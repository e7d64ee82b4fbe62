import type { MemberState } from '#contract/volunteers/values.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { within } from './within.ts';

/** A team with how many are in it. */
export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly areaPath: string;
  readonly members: number;
  readonly waiting: number;
}
const columns = `o.id, o.name, o.area_path::text as "areaPath",
  (select count(*)::int from volunteer_team_members m where m.jurisdiction_id = :jurisdiction and m.organisation_id = o.id and m.state = 'member') as members,
  (select count(*)::int from volunteer_team_members m where m.jurisdiction_id = :jurisdiction and m.organisation_id = o.id and m.state = 'applied') as waiting`;
const isTeam = `o.jurisdiction_id = :jurisdiction and o.dissolved_on is null and split_part(o.kind, '-', 1) = 'volunteer_team'`;

export const findTeam = async (tx: Tx, id: string): Promise<TeamRow | null> =>
  (await execute<TeamRow>(tx, `select ${columns} from organisations o where ${isTeam} and o.id = $1`, [id])).rows[0] ?? null;

/** Teams by name: of an area and below, of one person, or all. */
export const pageOfTeams = async (
  tx: Tx,
  { area, personId }: { area: string | null; personId: string | null },
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<TeamRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [isTeam];
  if (area !== null) parts.push(within('o.area_code', [area], p));
  if (personId !== null)
    parts.push(
      `exists (select from volunteer_team_members m where m.jurisdiction_id = :jurisdiction and m.organisation_id = o.id and m.person_id = ${p(personId)}::uuid
         and m.state in ('applied', 'member'))`,
    );
  if (after) parts.push(`(o.name collate "C", o.id) > (${p(after[0])}::text, ${p(after[1])}::uuid)`);
  const { rows } = await execute<TeamRow>(
    tx,
    `select ${columns} from organisations o where ${parts.join(' and ')} order by o.name collate "C", o.id limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Somebody in a team. */
export interface MemberRow {
  readonly id: string;
  readonly teamId: string;
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly state: MemberState;
  readonly leader: boolean;
  readonly since: string | null;
}
const memberColumns = `m.id, m.organisation_id as "teamId", m.person_id as "personId", p.name, p.account_id as "accountId", m.state, m.leader, m.since::text as since`;
const memberFrom = `volunteer_team_members m join persons p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id and p.jurisdiction_id = :jurisdiction`;

/** Who is in a team or asked to be, in that order. */
export const membersOf = async (tx: Tx, teamId: string): Promise<MemberRow[]> =>
  (
    await execute<MemberRow>(
      tx,
      `select ${memberColumns} from ${memberFrom} where m.jurisdiction_id = :jurisdiction and m.organisation_id = $1 and m.state in ('applied', 'member')
       order by m.state, m.asked_at, m.id limit 1000`,
      [teamId],
    )
  ).rows;
export const findMember = async (tx: Tx, id: string): Promise<MemberRow | null> =>
  (
    await execute<MemberRow>(
      tx,
      `select ${memberColumns} from ${memberFrom} where m.jurisdiction_id = :jurisdiction and m.id = $1 for update of m`,
      [id],
    )
  ).rows[0] ?? null;
/** The places of one person in some teams. */
export const placesIn = async (tx: Tx, personId: string, teamIds: readonly string[]): Promise<Map<string, MemberRow>> => {
  const { rows } = await execute<MemberRow>(
    tx,
    `select ${memberColumns} from ${memberFrom} where m.jurisdiction_id = :jurisdiction and m.person_id = $1 and m.organisation_id = any($2::uuid[])
       and m.state in ('applied', 'member')`,
    [personId, teamIds],
  );
  return new Map(rows.map((row) => [row.teamId, row]));
};
/** Enters somebody in a team. @returns false where they are in it or asked to be */
export const insertMember = async (
  tx: Tx,
  m: Pick<MemberRow, 'id' | 'teamId' | 'personId' | 'state' | 'leader' | 'since'> & { readonly at: Date },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into volunteer_team_members (jurisdiction_id, id, organisation_id, person_id, state, leader, asked_at, since)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::date) on conflict do nothing returning id`,
    [m.id, m.teamId, m.personId, m.state, m.leader, m.at, m.since],
  );
  return rows.length > 0;
};
export const changeMember = async (
  tx: Tx,
  id: string,
  to: { readonly state: MemberState; readonly leader: boolean; readonly since: string | null; readonly until: string | null },
): Promise<void> => {
  await execute(
    tx,
    `update volunteer_team_members set state = $2, leader = $3, since = $4::date, until_day = $5::date where jurisdiction_id = :jurisdiction and id = $1`,
    [id, to.state, to.leader, to.since, to.until],
  );
};

/**
 * Teams with members for what happens in an area: those of the area and around it, the nearest first, then others of the same street, by name. At most so many.
 */
export const teamsNear = async (tx: Tx, areaPath: string, limit: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select o.id from organisations o where ${isTeam}
         and (o.area_path @> $1::ltree or o.area_path <@ subltree($1::ltree, 0, least(4, nlevel($1::ltree))))
         and exists (select from volunteer_team_members m where m.jurisdiction_id = :jurisdiction and m.organisation_id = o.id and m.state = 'member')
       order by o.area_path @> $1::ltree desc, case when o.area_path @> $1::ltree then -nlevel(o.area_path) else nlevel(o.area_path) end, o.name collate "C", o.id
       limit $2`,
      [areaPath, limit],
    )
  ).rows.map(({ id }) => id);
/** Accounts of the members of a team. */
export const accountsOfTeam = async (tx: Tx, teamId: string): Promise<string[]> =>
  (await membersOf(tx, teamId)).flatMap(({ state, accountId }) => (state === 'member' && accountId !== null ? [accountId] : []));
/** Teams somebody is a member of. */
export const teamsOfPerson = async (tx: Tx, personId: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select m.organisation_id as id from volunteer_team_members m where m.jurisdiction_id = :jurisdiction and m.person_id = $1 and m.state = 'member'`,
      [personId],
    )
  ).rows.map(({ id }) => id);
export const teamNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<{ id: string; name: string }>(
    tx,
    'select o.id, o.name from organisations o where o.jurisdiction_id = :jurisdiction and o.id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
