import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface CodeRow {
  readonly id: string;
  readonly areaPath: string;
}
const own = 'c.jurisdiction_id = :jurisdiction';

/** The code by its id, while it leads somewhere. */
export const findCode = async (tx: Tx, id: string): Promise<CodeRow | null> =>
  (
    await execute<CodeRow>(
      tx,
      `select c.id, c.area_path::text as "areaPath" from enrolment_codes c where ${own} and c.id = $1 and c.ended_at is null`,
      [id],
    )
  ).rows[0] ?? null;

/** Codes of the communities of some areas, by path. */
export const codesWithin = async (tx: Tx, codes: readonly string[]): Promise<Map<string, string>> => {
  const values: unknown[] = [];
  const within = withinCodes('c.area_code', codes, values);
  const { rows } = await execute<CodeRow>(
    tx,
    `select c.id, c.area_path::text as "areaPath" from enrolment_codes c where ${own} and c.ended_at is null and ${within}`,
    values,
  );
  return new Map(rows.map(({ id, areaPath }) => [areaPath, id]));
};

/** A code for a community in place of the one it had. */
export const replaceCode = async (
  tx: Tx,
  one: { id: string; area: { id: string; path: string }; at: Date; by: string | null },
): Promise<void> => {
  await execute(
    tx,
    'update enrolment_codes c set ended_at = $2 where c.jurisdiction_id = :jurisdiction and c.area_id = $1 and c.ended_at is null',
    [one.area.id, one.at],
  );
  await execute(
    tx,
    'insert into enrolment_codes (jurisdiction_id, id, area_id, area_path, made_at, made_by) values (:jurisdiction, $1, $2, $3::ltree, $4, $5)',
    [one.id, one.area.id, one.area.path, one.at, one.by],
  );
};

export interface GroupRow {
  readonly id: string;
  readonly areaPath: string;
  readonly name: string;
  readonly members: number;
  readonly buildings: readonly { id: string; name: string }[];
}
const groups = `select g.id, g.area_path::text as "areaPath", g.name,
  (select count(*)::int from enrolments e where e.jurisdiction_id = :jurisdiction and e.group_id = g.id and e.ended_on is null) as members,
  coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.place, b.id) from buildings b
    where b.jurisdiction_id = :jurisdiction and b.id = any(g.building_ids)), '[]') as buildings
  from enrolment_groups g where g.jurisdiction_id = :jurisdiction`;

export const groupsWithin = async (tx: Tx, codes: readonly string[]): Promise<GroupRow[]> => {
  const values: unknown[] = [];
  const within = withinCodes('g.area_code', codes, values);
  return (await execute<GroupRow>(tx, `${groups} and ${within} order by g.area_code, g.id limit 500`, values)).rows;
};
export const findGroup = async (tx: Tx, id: string): Promise<GroupRow | null> =>
  (await execute<GroupRow>(tx, `${groups} and g.id = $1`, [id])).rows[0] ?? null;

/** How many of some buildings stand within a community today. */
export const countBuildings = async (tx: Tx, ids: readonly string[], areaCode: string): Promise<number> => {
  const values: unknown[] = [ids];
  const within = withinCodes('b.area_code', [areaCode], values);
  const text = `select count(*)::int as count from buildings b where b.jurisdiction_id = :jurisdiction and b.id = any($1) and b.gone_on is null and ${within}`;
  return (await execute<{ count: number }>(tx, text, values)).rows[0]?.count ?? 0;
};

export const writeGroup = async (
  tx: Tx,
  g: { id: string; area: { id: string; path: string } | null; name: string; buildingIds: readonly string[] },
): Promise<void> => {
  if (g.area === null)
    await execute(tx, 'update enrolment_groups set name = $2, building_ids = $3 where jurisdiction_id = :jurisdiction and id = $1', [
      g.id,
      g.name,
      g.buildingIds,
    ]);
  else
    await execute(
      tx,
      'insert into enrolment_groups (jurisdiction_id, id, area_id, area_path, name, building_ids) values (:jurisdiction, $1, $2, $3::ltree, $4, $5)',
      [g.id, g.area.id, g.area.path, g.name, g.buildingIds],
    );
};

/** Codes, groups, members and units of an area stand in another one from now on. */
export const moveToArea = async (tx: Tx, from: string, to: { id: string; path: string }): Promise<void> => {
  // a community has one code: that of the area that takes another one in stays
  await execute(
    tx,
    `update enrolment_codes c set ended_at = now() where c.jurisdiction_id = :jurisdiction and c.area_path = $1::ltree and c.ended_at is null
       and exists (select from enrolment_codes o where o.jurisdiction_id = :jurisdiction and o.area_id = $2 and o.ended_at is null)`,
    [from, to.id],
  );
  for (const table of ['enrolment_codes', 'enrolment_groups', 'enrolments', 'enrolled_units'])
    await execute(
      tx,
      `update ${table} set area_id = $2, area_path = $3::ltree where jurisdiction_id = :jurisdiction and area_path = $1::ltree`,
      [from, to.id, to.path],
    );
};
