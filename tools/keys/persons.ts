import { openDatabase, systemAccess } from '#kernel/db.ts';
import type { MasterKey } from '#kernel/keys/master.ts';
import { createRings } from '#kernel/keys/rings.ts';
import { sealOlder } from '#modules/persons/index.ts';

/** Seals phones that stand in the clear, in batches, and makes what finds a name. @returns how many persons */
export async function movePersons(ownerUrl: string, masters: readonly MasterKey[]): Promise<number> {
  const db = openDatabase(ownerUrl, { max: 1 });
  let moved = 0;
  try {
    const { rows } = await db.pool.query<{ id: string }>('select id from jurisdictions');
    for (const { id } of rows) {
      const ring = await createRings(db.pool, masters).of(id);
      for (let done = 1; done > 0; moved += done) done = await db.write(systemAccess(id), (tx) => sealOlder(tx, ring, 1_000));
    }
    return moved;
  } finally {
    await db.close();
  }
}
