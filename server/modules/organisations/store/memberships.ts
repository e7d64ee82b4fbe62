import { execute, type Tx } from '#kernel/db.ts';

export interface MembershipRow {
  id: string;
  unitId: string;
  unitName: string;
  unitKind: string;
  bodyId: string;
  bodyName: string;
  bodyKind: string;
  /** Where the body stands. */
  areaPath: string;
  joinedOn: string;
  leftOn: string | null;
}

export interface NewMembership {
  readonly id: string;
  readonly unitId: string;
  readonly bodyId: string;
  readonly joinedOn: string;
  readonly leftOn?: string | null;
}

const columns = `m.id, m.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind", m.body_id as "bodyId", b.name as "bodyName", b.kind as "bodyKind",
  b.area_path::text as "areaPath", m.joined_on::text as "joinedOn", m.left_on::text as "leftOn"`;
const joined = `memberships m
  join organisations u on u.jurisdiction_id = :jurisdiction and u.id = m.unit_id
  join organisations b on b.jurisdiction_id = :jurisdiction and b.id = m.body_id`;
const own = 'm.jurisdiction_id = :jurisdiction';

/** Inserts memberships, however many, in one statement. Guard of the table: `memberships_once`. */
export const insertMemberships = async (tx: Tx, jurisdictionId: string, memberships: readonly NewMembership[]): Promise<void> => {
  await execute(
    tx,
    `insert into memberships (jurisdiction_id, id, unit_id, body_id, joined_on, left_on)
     select $1, r.id, r."unitId", r."bodyId", r."joinedOn", r."leftOn"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, "unitId" uuid, "bodyId" uuid, "joinedOn" date, "leftOn" date)
     returning id`,
    [jurisdictionId, JSON.stringify(memberships)],
  );
};

/** Memberships of an organisation as unit or as body: present ones first, then the latest. */
export const membershipsOf = async (tx: Tx, organisationId: string, as: 'unit' | 'body'): Promise<MembershipRow[]> => {
  const { rows } = await execute<MembershipRow>(
    tx,
    `select ${columns} from ${joined} where ${own} and m.${as}_id = $1 order by m.left_on desc nulls first, m.joined_on, m.id limit 200`,
    [organisationId],
  );
  return rows;
};

export const findMembership = async (tx: Tx, id: string, lock = false): Promise<MembershipRow | null> =>
  (await execute<MembershipRow>(tx, `select ${columns} from ${joined} where ${own} and m.id = $1 ${lock ? 'for update of m' : ''}`, [id]))
    .rows[0] ?? null;

/** Ends a membership and, with it, the seats of part-time members whom the unit sent. */
export const endMembership = async (tx: Tx, m: MembershipRow, on: string, reason: string): Promise<void> => {
  await execute(tx, 'update memberships set left_on = $2 where jurisdiction_id = :jurisdiction and id = $1', [m.id, on]);
  await execute(
    tx,
    `update offices set valid_to = greatest($3::date, valid_from), end_reason = $4
     where jurisdiction_id = :jurisdiction and organisation_id = $1 and unit_id = $2 and (valid_to is null or valid_to > $3)`,
    [m.bodyId, m.unitId, on, reason],
  );
};

/** Whether a unit belongs to a body on a day; the membership is locked, so that it does not end meanwhile. */
export const isMember = async (tx: Tx, unitId: string, bodyId: string, on: string): Promise<boolean> =>
  (
    await execute(
      tx,
      `select from memberships m where ${own} and m.unit_id = $1 and m.body_id = $2 and m.joined_on <= $3 and (m.left_on is null or m.left_on >= $3)
       for share`,
      [unitId, bodyId, on],
    )
  ).rows.length > 0;
