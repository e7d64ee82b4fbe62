import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';

/** One area that took the place of another. */
export interface Replacement {
  readonly fromId: string;
  readonly toId: string;
  readonly toPath: string;
  /** The first day on which it holds, in Shanghai. */
  readonly on: string;
  /** The moment from which it holds. */
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string;
}
/** What was bound to the area: a post or an office, whose, and its role or kind. */
export interface Heir {
  readonly id: string;
  readonly holder: string;
  readonly what: string;
}

/** Ends the offices at an area and opens the same at its successor; their days include the last. One that has not begun yet moves as it is. Answers those that moved, with person and kind. */
export async function moveOffices(tx: Tx, { fromId, toId, toPath, on, reason }: Replacement): Promise<Heir[]> {
  const { rows } = await execute<Heir & { begun: boolean }>(
    tx,
    `select id, person_id as holder, kind as what, valid_from < $2::date as begun from offices
     where jurisdiction_id = :jurisdiction and area_id = $1 and (valid_to is null or valid_to >= $2::date) order by id for update`,
    [fromId, on],
  );
  const free = `not exists (select from offices x where x.jurisdiction_id = :jurisdiction and x.person_id = o.person_id and x.kind = o.kind
    and x.area_id = $2 and daterange(x.valid_from, x.valid_to, '[]') && daterange(greatest(o.valid_from, $3::date), o.valid_to, '[]'))`;
  for (const { id, begun } of rows) {
    if (begun) {
      await execute(
        tx,
        `insert into offices (jurisdiction_id, id, person_id, kind, area_id, area_path, unit_id, employment, valid_from, valid_to)
         select :jurisdiction, $4, o.person_id, o.kind, $2, $5, o.unit_id, o.employment, $3::date, o.valid_to from offices o
         where o.jurisdiction_id = :jurisdiction and o.id = $1 and ${free}`,
        [id, toId, on, v7(), toPath],
      );
      const end = 'update offices set valid_to = $2::date - 1, end_reason = $3 where jurisdiction_id = :jurisdiction and id = $1';
      await execute(tx, end, [id, on, reason]);
    } else {
      await execute(
        tx,
        `update offices o set area_id = $2, area_path = $4 where o.jurisdiction_id = :jurisdiction and o.id = $1 and ${free}`,
        [id, toId, on, toPath],
      );
    }
  }
  return rows.map(({ id, holder, what }) => ({ id, holder, what }));
}

/** Moves organisations and the offices in them to the successor; one whose name is taken there stays. Answers those that moved. */
export async function moveOrganisations(tx: Tx, { fromId, toId, toPath, on }: Replacement): Promise<{ id: string; name: string }[]> {
  const { rows } = await execute<{ id: string; name: string }>(
    tx,
    `update organisations o set area_id = $2, area_path = $3, version = version + 1
     where jurisdiction_id = :jurisdiction and area_id = $1 and (dissolved_on is null or dissolved_on >= $4::date) and not exists (
       select from organisations x where x.jurisdiction_id = :jurisdiction and x.area_id = $2 and x.name = o.name and x.dissolved_on is null)
     returning id, name`,
    [fromId, toId, toPath, on],
  );
  await execute(tx, 'update offices set area_path = $2 where jurisdiction_id = :jurisdiction and organisation_id = any($1::uuid[])', [
    rows.map(({ id }) => id),
    toPath,
  ]);
  return rows;
}
