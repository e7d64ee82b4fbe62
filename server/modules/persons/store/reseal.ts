import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';

const values = ['phone', 'id_number', 'address'] as const;

/** Seals values with older versions of the keys again. @returns how many persons had any */
export const reseal = async (tx: Tx, ring: Ring, limit: number): Promise<number> => {
  const { rows } = await execute<{ id: string } & Record<(typeof values)[number], Buffer | null>>(
    tx,
    `select id, phone_sealed as phone, id_number_sealed as id_number, address_sealed as address from persons
     where jurisdiction_id = :jurisdiction and key_version < $1 order by key_version, id limit $2 for update`,
    [ring.version, limit],
  );
  for (const row of rows) {
    const [phone, number, address] = values.map((column) => {
      const [sealed, place] = [row[column], `persons.${column} ${row.id}`];
      if (sealed === null) return { sealed, digest: null };
      const text = ring.open(place, sealed);
      return { sealed: ring.seal(place, text), digest: ring.digest(`persons.${column}`, text) };
    });
    await execute(
      tx,
      `update persons set phone_sealed = $2, phone_digest = $3, id_number_sealed = $4, id_number_digest = $5, address_sealed = $6, key_version = $7
       where jurisdiction_id = :jurisdiction and id = $1`,
      [row.id, phone?.sealed, phone?.digest, number?.sealed, number?.digest, address?.sealed, ring.version],
    );
  }
  return rows.length;
};
