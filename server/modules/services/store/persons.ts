import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { openPhone } from '#modules/persons/index.ts';

export interface Named {
  readonly name: string;
  readonly phone: string | null;
}
/** Names and phones of persons something here hangs on, by their id. */
export const personsOf = async (tx: Tx, ring: Ring, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Named>> => {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const { rows } = await execute<{ id: string; name: string; phoneSealed: Buffer | null }>(
    tx,
    'select p.id, p.name, p.phone_sealed as "phoneSealed" from persons p where p.jurisdiction_id = :jurisdiction and p.id = any($1::uuid[])',
    [wanted],
  );
  return new Map(rows.map(({ id, name, phoneSealed }) => [id, { name, phone: openPhone(ring, id, phoneSealed) }]));
};
export const personOf = async (tx: Tx, ring: Ring, id: string | null): Promise<Named | null> =>
  (id === null ? null : (await personsOf(tx, ring, [id])).get(id)) ?? null;

export interface PersonTie {
  readonly personId: string;
  readonly at: string;
  readonly current: boolean;
  readonly until: string | null;
}
/** What persons applied for, and what others were entrusted with by them. */
export const tiesOfPersons = async (tx: Tx, ids: readonly string[]): Promise<PersonTie[]> =>
  (
    await execute<PersonTie>(
      tx,
      `select a.person_id as "personId", a.item as at, a.state in ('received', 'correcting', 'accepted', 'decided') as current,
         (coalesce(a.issued_at, a.decided_at) at time zone 'Asia/Shanghai')::date::text as until
       from service_applications a where a.jurisdiction_id = :jurisdiction and a.person_id = any($1::uuid[])
       union all
       select t.person_id, t.item, t.state in ('asked', 'accepted', 'handling', 'delivered'), (t.closed_at at time zone 'Asia/Shanghai')::date::text
       from service_entrustments t where t.jurisdiction_id = :jurisdiction and t.person_id = any($1::uuid[])`,
      [ids],
    )
  ).rows;

const tables = ['service_applications', 'service_entrustments'] as const;
/** Hangs everything of a person on another. @returns ids of what moved */
export const moveTies = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const moved: string[] = [];
  for (const table of tables) {
    const text = `update ${table} set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id`;
    moved.push(...(await execute<{ id: string }>(tx, text, [from, to])).rows.map(({ id }) => id));
  }
  return moved;
};
export const moveTiesBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  for (const table of tables)
    await execute(
      tx,
      `update ${table} set person_id = $3 where jurisdiction_id = :jurisdiction and person_id = $2 and id = any($1::uuid[])`,
      [ids, from, to],
    );
};
