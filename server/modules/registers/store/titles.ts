import { execute, type Tx } from '#kernel/db.ts';
import { dueForSearch } from './due.ts';

/** What a row may be called by beside a text of its own. */
export type TitleKind = 'person' | 'organisation';
const tables = { person: 'persons', organisation: 'organisations' } as const;

/** Names of persons or organisations by their id, as far as they are there. */
export const namesOf = async (tx: Tx, kind: TitleKind, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const text = `select x.id, x.name from ${tables[kind]} x where x.jurisdiction_id = :jurisdiction and x.id = any($1::uuid[])`;
  const { rows } = await execute<{ id: string; name: string }>(tx, text, [[...new Set(ids)]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Rows of a register that are called otherwise than what a field of theirs names is called today. @param of.targets those it may be; null: all */
export const calledOtherwise = async (
  tx: Tx,
  of: { readonly kind: TitleKind; readonly register: number; readonly field: string; readonly targets: readonly string[] | null },
): Promise<{ id: string; name: string }[]> =>
  (
    await execute<{ id: string; name: string }>(
      tx,
      `select w.id, x.name from register_links l
         join register_rows w on w.jurisdiction_id = :jurisdiction and w.id = l.row_id
         join ${tables[of.kind]} x on x.jurisdiction_id = :jurisdiction and x.id = l.target::uuid
       where l.jurisdiction_id = :jurisdiction and l.kind = $1 and l.register = $2 and l.field = $3 and ($4::text[] is null or l.target = any($4::text[]))
         and w.title <> x.name`,
      [of.kind, of.register, of.field, of.targets],
    )
  ).rows;

/** Calls rows anew. */
export const putTitles = async (
  tx: Tx,
  register: number,
  rows: readonly { readonly id: string; readonly title: string; readonly pinyin: string; readonly initials: string }[],
): Promise<void> => {
  if (rows.length === 0) return;
  await execute(
    tx,
    `update register_rows w set title = n.title, pinyin = n.pinyin, initials = n.initials
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as n (id, title, pinyin, initials)
     where w.jurisdiction_id = :jurisdiction and w.id = n.id`,
    [rows.map(({ id }) => id), rows.map(({ title }) => title), rows.map(({ pinyin }) => pinyin), rows.map(({ initials }) => initials)],
  );
  await dueForSearch(
    tx,
    register,
    rows.map(({ id }) => id),
  );
};
