import { execute, type Tx } from '#kernel/db.ts';

/** The facts of an organisation that may be changed. */
export interface Facts {
  readonly name: string;
  readonly creditCode: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly point: { lon: number; lat: number } | null;
  readonly members: number | null;
  readonly households: number | null;
  readonly note: string | null;
  readonly foundedOn: string | null;
}

const own = 'jurisdiction_id = :jurisdiction and id = $1';

export const updateFacts = async (tx: Tx, id: string, f: Facts): Promise<void> => {
  await execute(
    tx,
    `update organisations set name = $2, credit_code = $3, address = $4, phone = $5, lon = $6, lat = $7, members = $8, households = $9, note = $10,
       founded_on = $11, version = version + 1 where ${own}`,
    [
      id,
      f.name,
      f.creditCode,
      f.address,
      f.phone,
      f.point?.lon ?? null,
      f.point?.lat ?? null,
      f.members,
      f.households,
      f.note,
      f.foundedOn,
    ],
  );
};

/** Puts it elsewhere; its offices stand where it stands. */
export const updatePlace = async (tx: Tx, id: string, to: { parentId: string | null; areaId: string; areaPath: string }): Promise<void> => {
  await execute(tx, `update organisations set parent_id = $2, area_id = $3, area_path = $4, version = version + 1 where ${own}`, [
    id,
    to.parentId,
    to.areaId,
    to.areaPath,
  ]);
  await execute(tx, 'update offices set area_path = $2 where jurisdiction_id = :jurisdiction and organisation_id = $1', [id, to.areaPath]);
};

/** What hangs on an organisation after a day: existing children, open agreements, offices in it or sent by it, memberships on either side. */
export interface Ties {
  children: number;
  agreements: number;
  offices: number;
  memberships: number;
}

export const countTies = async (tx: Tx, id: string, on: string): Promise<Ties> => {
  const { rows } = await execute<Ties>(
    tx,
    `select
       (select count(*)::int from organisations where jurisdiction_id = :jurisdiction and parent_id = $1 and dissolved_on is null) as children,
       (select count(*)::int from agreements where jurisdiction_id = :jurisdiction and (unit_id = $1 or partner_id = $1)
          and ended_on is null and valid_to > $2) as agreements,
       (select count(*)::int from offices where jurisdiction_id = :jurisdiction and (organisation_id = $1 or unit_id = $1)
          and (valid_to is null or valid_to > $2)) as offices,
       (select count(*)::int from memberships where jurisdiction_id = :jurisdiction and (unit_id = $1 or body_id = $1)
          and (left_on is null or left_on > $2)) as memberships`,
    [id, on],
  );
  return rows[0] as Ties;
};

/** Ends what {@link countTies} counts as offices and memberships. What was to begin later ends on its first day. */
export const endTies = async (tx: Tx, id: string, on: string, reason: string): Promise<void> => {
  await execute(
    tx,
    `update offices set valid_to = greatest($2::date, valid_from), end_reason = $3
     where jurisdiction_id = :jurisdiction and (organisation_id = $1 or unit_id = $1) and (valid_to is null or valid_to > $2)`,
    [id, on, reason],
  );
  await execute(
    tx,
    `update memberships set left_on = greatest($2::date, joined_on)
     where jurisdiction_id = :jurisdiction and (unit_id = $1 or body_id = $1) and (left_on is null or left_on > $2)`,
    [id, on],
  );
};

/** Dissolves it, or with null lets it exist again. */
export const setDissolved = async (tx: Tx, id: string, on: string | null, reason: string | null): Promise<void> => {
  await execute(tx, `update organisations set dissolved_on = $2, dissolve_reason = $3, version = version + 1 where ${own}`, [
    id,
    on,
    reason,
  ]);
};

/** The existing organisation that bears a credit code, other than `except`. */
export const nameOfCreditCode = async (tx: Tx, code: string, except: string): Promise<string | null> =>
  (
    await execute<{ name: string }>(
      tx,
      'select name from organisations where jurisdiction_id = :jurisdiction and credit_code = $1 and dissolved_on is null and id <> $2',
      [code, except],
    )
  ).rows[0]?.name ?? null;

/** Whether another existing organisation of the area bears the name. */
export const isNameTaken = async (tx: Tx, areaId: string, name: string, except: string): Promise<boolean> =>
  (
    await execute(
      tx,
      'select from organisations where jurisdiction_id = :jurisdiction and area_id = $1 and name = $2 and dissolved_on is null and id <> $3',
      [areaId, name, except],
    )
  ).rows.length > 0;
