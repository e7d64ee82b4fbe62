import type { Answers } from '#contract/kernel/form/schema.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { placeInHistory, placeOf } from '../sealing.ts';

/** A row whose seal is older, with what its columns need to be found by the new keys. */
export interface Older {
  readonly id: string;
  readonly register: number;
  readonly definition: number;
  readonly sealed: Buffer;
}

/** Rows sealed with older versions of the keys, held. */
export const olderRows = async (tx: Tx, ring: Ring, limit: number): Promise<Older[]> =>
  (
    await execute<Older>(
      tx,
      `select w.id, w.register, w.definition, w.sealed from register_rows w where w.jurisdiction_id = :jurisdiction and w.key_version < $1
       order by w.key_version, w.id limit $2 for update`,
      [ring.version, limit],
    )
  ).rows;

/** Seals a row's personal values anew. @param columns by column the digest that finds a value now */
export const resealRow = async (
  tx: Tx,
  ring: Ring,
  { id, sealed }: Pick<Older, 'id' | 'sealed'>,
  columns: (values: Answers) => Readonly<Record<string, string>>,
): Promise<void> => {
  const text = ring.open(placeOf(id), sealed);
  const digests = Object.entries(columns(JSON.parse(text) as Answers));
  await execute(
    tx,
    `update register_rows w set sealed = $2, key_version = $3${digests.map(([column], i) => `, ${column} = $${i + 4}`).join('')}
     where w.jurisdiction_id = :jurisdiction and w.id = $1`,
    [id, ring.seal(placeOf(id), text), ring.version, ...digests.map(([, digest]) => digest)],
  );
};

/** Seals what history keeps of personal values anew. @returns how many entries had any */
export const resealHistory = async (tx: Tx, ring: Ring, limit: number): Promise<number> => {
  const { rows } = await execute<{ id: string; version: number; sealed: Buffer }>(
    tx,
    `select h.row_id as id, h.version, h.sealed from register_history h where h.jurisdiction_id = :jurisdiction and h.key_version < $1
     order by h.key_version, h.row_id limit $2 for update`,
    [ring.version, limit],
  );
  for (const { id, version, sealed } of rows) {
    const place = placeInHistory(id, version);
    await execute(
      tx,
      'update register_history h set sealed = $3, key_version = $4 where h.jurisdiction_id = :jurisdiction and h.row_id = $1 and h.version = $2',
      [id, version, ring.seal(place, ring.open(place, sealed)), ring.version],
    );
  }
  return rows.length;
};
