import type { LinkType } from '#contract/registers/fields.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface Link {
  readonly kind: LinkType;
  readonly target: string;
  readonly field: string;
}

/** Puts the links of rows in the place of those they had. @param fresh rows that had none */
export const putLinks = async (
  tx: Tx,
  register: number,
  rows: readonly { readonly id: string; readonly links: readonly Link[] }[],
  fresh: boolean,
): Promise<void> => {
  if (!fresh)
    await execute(tx, 'delete from register_links l where l.jurisdiction_id = :jurisdiction and l.row_id = any($1::uuid[])', [
      rows.map(({ id }) => id),
    ]);
  const all = rows.flatMap(({ id, links }) => links.map((link) => ({ id, ...link })));
  if (all.length === 0) return;
  await execute(
    tx,
    `insert into register_links (jurisdiction_id, kind, target, row_id, field, register)
     select :jurisdiction, l.kind, l.target, l.row_id, l.field, $5 from unnest($1::text[], $2::text[], $3::uuid[], $4::text[]) as l (kind, target, row_id, field)
     returning row_id`,
    [all.map((l) => l.kind), all.map((l) => l.target), all.map((l) => l.id), all.map((l) => l.field), register],
  );
};
