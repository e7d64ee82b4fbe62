import type { LinkType } from '#contract/registers/fields.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What another takes the place of: codes of areas, ids of anything else. */
export interface Replaced {
  readonly kind: LinkType;
  readonly from: string;
  readonly to: string;
  /** Of areas. */
  readonly paths?: { readonly from: string; readonly to: string };
}
/** Rows written at once. */
const batch = 500;

/**
 * Lets rows name what has taken the place of something: their values, columns and places, with a line in their history. The transaction sees
 * everything. Harmless when repeated.
 * @param among rows to which it is limited; null: all
 * @returns ids of the rows
 */
export const followLinks = async (
  tx: Tx,
  { kind, from, to, paths }: Replaced,
  at: Date,
  among: readonly string[] | null = null,
): Promise<string[]> => {
  const { rows: named } = await execute<{ id: string; field: string; slot: string | null }>(
    tx,
    `select l.row_id as id, l.field, r.slots ->> l.field as slot from register_links l
       join registers r on r.jurisdiction_id = :jurisdiction and r.no = l.register
     where l.jurisdiction_id = :jurisdiction and l.kind = $1 and l.target = $2 and ($3::uuid[] is null or l.row_id = any($3::uuid[])) order by l.row_id`,
    [kind, from, among],
  );
  for (const [, all] of Map.groupBy(named, ({ field, slot }) => `${field} ${slot}`)) {
    const [{ field, slot } = { field: '', slot: null }] = all;
    for (let i = 0; i < all.length; i += batch) {
      const ids = all.slice(i, i + batch).map(({ id }) => id);
      await execute(
        tx,
        `update register_rows w set data = w.data || jsonb_build_object($2::text, $3::text), version = w.version + 1, changed_at = $4,
           raw = w.raw - $2::text, area_path = case when w.area_path = $5::ltree then $6::ltree else w.area_path end
           ${slot === null ? '' : `, ${slot} = $3::text`}
         where w.jurisdiction_id = :jurisdiction and w.id = any($1::uuid[])`,
        [ids, field, to, at, paths?.from ?? null, paths?.to ?? null],
      );
      if (paths)
        await execute(
          tx,
          `update register_reminders m set area_path = $3::ltree
           where m.jurisdiction_id = :jurisdiction and m.area_path = $2::ltree and m.row_id = any($1::uuid[])`,
          [ids, paths.from, paths.to],
        );
      await execute(
        tx,
        `insert into register_history (jurisdiction_id, row_id, version, definition, at, what, changes)
         select :jurisdiction, w.id, w.version, w.definition, $2, 'followed', jsonb_build_object($3::text, jsonb_build_array($4::text, $5::text))
         from register_rows w where w.jurisdiction_id = :jurisdiction and w.id = any($1::uuid[]) returning row_id`,
        [ids, at, field, from, to],
      );
      await execute(
        tx,
        `insert into register_links (jurisdiction_id, kind, target, row_id, field, register)
         select :jurisdiction, l.kind, $4, l.row_id, l.field, l.register from register_links l
         where l.jurisdiction_id = :jurisdiction and l.kind = $2 and l.target = $3 and l.field = $5 and l.row_id = any($1::uuid[])
         on conflict do nothing returning row_id`,
        [ids, kind, from, to, field],
      );
      await execute(
        tx,
        `delete from register_links l where l.jurisdiction_id = :jurisdiction and l.kind = $2 and l.target = $3 and l.field = $4 and l.row_id = any($1::uuid[])`,
        [ids, kind, from, field],
      );
    }
  }
  return [...new Set(named.map(({ id }) => id))];
};

/** A row that names a person, and of which register it is. */
export interface PersonRow {
  readonly personId: string;
  readonly id: string;
  readonly field: string;
  readonly code: string;
  readonly register: string;
  readonly title: string;
  readonly areaPath: string | null;
  readonly endedAt: Date | null;
}
/** Rows that name persons, as far as the transaction sees them. */
export const rowsOfPersons = async (tx: Tx, ids: readonly string[]): Promise<PersonRow[]> =>
  (
    await execute<PersonRow>(
      tx,
      `select l.target as "personId", w.id, l.field, r.code, r.title as register, w.title, w.area_path::text as "areaPath", w.ended_at as "endedAt"
         from register_links l
         join register_rows w on w.jurisdiction_id = :jurisdiction and w.id = l.row_id
         join registers r on r.jurisdiction_id = :jurisdiction and r.no = l.register
       where l.jurisdiction_id = :jurisdiction and l.kind = 'person' and l.target = any($1::text[]) order by w.id`,
      [ids],
    )
  ).rows;

/** Where a row lies, and of which register it is. */
export interface Place {
  readonly code: string;
  readonly areaPath: string | null;
  readonly rootPath: string;
  readonly endedAt: Date | null;
}
/** The place of a row, for whoever asks by its id alone; null where there is none. The transaction sees everything. */
export const placeOfRow = async (tx: Tx, id: string): Promise<Place | null> =>
  (
    await execute<Place>(
      tx,
      `select r.code, w.area_path::text as "areaPath", j.root_path::text as "rootPath", w.ended_at as "endedAt" from register_rows w
         join registers r on r.jurisdiction_id = :jurisdiction and r.no = w.register
         join jurisdictions j on j.id = w.jurisdiction_id
       where w.jurisdiction_id = :jurisdiction and w.id = $1`,
      [id],
    )
  ).rows[0] ?? null;
