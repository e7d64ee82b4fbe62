import type { OwnKind } from '#contract/platform/local-kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

type Row = Omit<OwnKind, 'nameEn'> & { name_en: string };
const columns = 'id, subject, code, name, name_en, ended, version';
const shown = ({ name_en, ...row }: Row): OwnKind => ({ ...row, nameEn: name_en });

/** The jurisdiction's own kinds, in the order in which they were made. */
export const readKinds = async (tx: Tx): Promise<OwnKind[]> =>
  (await execute<Row>(tx, `select ${columns} from kinds where jurisdiction_id = :jurisdiction order by id`)).rows.map(shown);

/** One of them; `lock` keeps it from being changed. */
export const findKind = async (tx: Tx, id: string, lock = false): Promise<OwnKind | null> => {
  const text = `select ${columns} from kinds where jurisdiction_id = :jurisdiction and id = $1`;
  const [row] = (await execute<Row>(tx, lock ? `${text} for update` : text, [id])).rows;
  return row ? shown(row) : null;
};

/** Guards of the table: `kinds_key`, `kinds_name`. */
export const insertKind = async (tx: Tx, kind: Omit<OwnKind, 'ended' | 'version'>): Promise<void> => {
  await execute(tx, 'insert into kinds (jurisdiction_id, id, subject, code, name, name_en) values (:jurisdiction, $1, $2, $3, $4, $5)', [
    kind.id,
    kind.subject,
    kind.code,
    kind.name,
    kind.nameEn,
  ]);
};

export const updateKind = async (tx: Tx, kind: Pick<OwnKind, 'id' | 'name' | 'nameEn' | 'ended'>): Promise<void> => {
  await execute(
    tx,
    'update kinds set name = $2, name_en = $3, ended = $4, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1',
    [kind.id, kind.name, kind.nameEn, kind.ended],
  );
};
