import type { Answers } from '#contract/kernel/form/schema.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Register } from '../domain/register.ts';
import { dueForSearch } from './due.ts';

/** A row as it is stored. */
export interface RowRecord {
  readonly id: string;
  readonly register: number;
  readonly version: number;
  readonly definition: number;
  readonly state: string;
  readonly areaPath: string | null;
  readonly title: string;
  readonly data: Answers;
  /** By field the cell it was read from as it stands in its file, where it would be written otherwise. */
  readonly raw: Readonly<Record<string, string>> | null;
  /** The file it was last read from, and its record there. */
  readonly file: string | null;
  readonly place: number | null;
  readonly sealed: Buffer | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly imported: boolean;
  readonly changedAt: Date;
  readonly endedAt: Date | null;
}
export const columns = `w.id, w.register, w.version, w.definition, w.state, w.area_path::text as "areaPath", w.title, w.data, w.raw, w.sealed, w.created_at as "createdAt",
  w.created_by as "createdBy", w.imported, w.changed_at as "changedAt", w.ended_at as "endedAt", w.file, w.place`;

/** A row to be written, with what stands in its columns. */
export interface WrittenRow extends Omit<RowRecord, 'register' | 'definition' | 'areaPath'> {
  readonly areaPath: string | null;
  readonly pinyin: string;
  readonly initials: string;
  /** By field. */
  readonly slots: Readonly<Record<string, string | number | null>>;
  readonly keyVersion: number | null;
  readonly expiresOn: string | null;
}

type Column = readonly [name: string, type: string, of: (row: WrittenRow) => unknown];
const fixed: readonly Column[] = [
  ['id', 'uuid', (w) => w.id],
  ['version', 'int', (w) => w.version],
  ['state', 'text', (w) => w.state],
  ['area_path', 'ltree', (w) => w.areaPath],
  ['title', 'text', (w) => w.title],
  ['pinyin', 'text', (w) => w.pinyin],
  ['initials', 'text', (w) => w.initials],
  ['data', 'jsonb', (w) => JSON.stringify(w.data)],
  ['raw', 'jsonb', (w) => w.raw && JSON.stringify(w.raw)],
  ['sealed', 'bytea', (w) => w.sealed],
  ['key_version', 'int', (w) => w.keyVersion],
  ['created_at', 'timestamptz', (w) => w.createdAt],
  ['created_by', 'uuid', (w) => w.createdBy],
  ['imported', 'boolean', (w) => w.imported],
  ['changed_at', 'timestamptz', (w) => w.changedAt],
  ['ended_at', 'timestamptz', (w) => w.endedAt],
  ['expires_on', 'date', (w) => w.expiresOn],
  ['file', 'uuid', (w) => w.file],
  ['place', 'int', (w) => w.place],
];
/** Columns of a register's rows: those of all, and those its fields have. */
const columnsOf = ({ slots }: Pick<Register, 'slots'>): Column[] => [
  ...fixed,
  ...Object.entries(slots).map(([key, slot]): Column => [slot, slot.startsWith('n') ? 'float8' : 'text', (w) => w.slots[key] ?? null]),
];

/** Enters rows, any number at once. */
export const insertRows = async (
  tx: Tx,
  register: Pick<Register, 'no' | 'version' | 'slots'>,
  rows: readonly WrittenRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  const used = columnsOf(register);
  const names = used.map(([name]) => name).join(', ');
  await execute(
    tx,
    `insert into register_rows (jurisdiction_id, register, definition, ${names})
     select :jurisdiction, $1, $2, ${names} from unnest(${used.map(([, type], i) => `$${i + 3}::${type}[]`).join(', ')}) as given (${names}) returning id`,
    [register.no, register.version, ...used.map(([, , of]) => rows.map(of))],
  );
  await dueForSearch(
    tx,
    register.no,
    rows.map(({ id }) => id),
  );
};

/** Writes a row anew, over the version before its own. @returns whether it still stood in that version */
export const updateRow = async (tx: Tx, register: Pick<Register, 'no' | 'version' | 'slots'>, row: WrittenRow): Promise<boolean> => {
  const used = columnsOf(register).filter(([name]) => !['id', 'created_at', 'created_by', 'imported'].includes(name));
  const { rows } = await execute(
    tx,
    `update register_rows w set definition = $3, ${used.map(([name, type], i) => `${name} = $${i + 4}::${type}`).join(', ')}
     where w.jurisdiction_id = :jurisdiction and w.id = $1 and w.version = $2 returning w.id`,
    [row.id, row.version - 1, register.version, ...used.map(([, , of]) => of(row))],
  );
  await dueForSearch(tx, register.no, [row.id]);
  return rows.length === 1;
};

/** Rows of a register, held until the transaction ends, in the order of their ids; as far as they are seen. */
export const heldRows = async (tx: Tx, register: number, ids: readonly string[]): Promise<RowRecord[]> =>
  ids.length === 0
    ? []
    : (
        await execute<RowRecord>(
          tx,
          `select ${columns} from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.id = any($2::uuid[]) order by w.id for update`,
          [register, ids],
        )
      ).rows;

/** What follows of a row from others or from the day, to be written without a version of its own. */
export type Refreshed = Pick<WrittenRow, 'id' | 'data' | 'sealed' | 'keyVersion' | 'slots' | 'expiresOn'>;

/** Writes what follows from elsewhere into rows that are held. Their version stays: nobody has changed them. */
export const refreshRows = async (tx: Tx, register: Pick<Register, 'slots'>, rows: readonly Refreshed[]): Promise<void> => {
  if (rows.length === 0) return;
  const followed = ['id', 'data', 'sealed', 'key_version', 'expires_on', ...Object.values(register.slots)];
  const used = columnsOf(register).filter(([name]) => followed.includes(name));
  const given = used.map(([name]) => name).join(', ');
  await execute(
    tx,
    `update register_rows w set ${used.flatMap(([name]) => (name === 'id' ? [] : [`${name} = g.${name}`])).join(', ')}
     from unnest(${used.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')}) as g (${given})
     where w.jurisdiction_id = :jurisdiction and w.id = g.id`,
    used.map(([, , of]) => rows.map((row) => of(row as WrittenRow))),
  );
};

/** Ids of a register's rows behind one, in their order. */
export const idsBehind = async (tx: Tx, register: number, after: string | null, limit: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select w.id from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and ($2::uuid is null or w.id > $2::uuid) order by w.id limit $3`,
      [register, after, limit],
    )
  ).rows.map(({ id }) => id);

/** A row; held until the transaction ends when `lock` says so. */
export const findRow = async (tx: Tx, id: string, lock = false): Promise<RowRecord | null> =>
  (
    await execute<RowRecord>(
      tx,
      `select ${columns} from register_rows w where w.jurisdiction_id = :jurisdiction and w.id = $1 ${lock ? 'for update' : ''}`,
      [id],
    )
  ).rows[0] ?? null;

/** Rows of a register by their ids, as far as they are seen. */
export const rowsOf = async (tx: Tx, register: number, ids: readonly string[]): Promise<RowRecord[]> => {
  const known = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (known.length === 0) return [];
  const text = `select ${columns} from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.id = any($2::uuid[])`;
  return (await execute<RowRecord>(tx, text, [register, known])).rows;
};

/** Rows of a register that have these values in the columns of its key; those that ended as well. */
export const rowsByKey = async (
  tx: Tx,
  register: Pick<Register, 'no'>,
  columnsOfKey: readonly string[],
  keys: readonly (readonly (string | number | null)[])[],
): Promise<(RowRecord & { key: string })[]> => {
  if (keys.length === 0) return [];
  const types = columnsOfKey.map((column) => (/^n\d/.test(column) ? 'float8' : 'text'));
  const lists = columnsOfKey.map((_, i) => keys.map((one) => one[i]));
  const { rows } = await execute<RowRecord & { at: number }>(
    tx,
    `select ${columns}, k.at::int as at from unnest(${types.map((type, i) => `$${i + 2}::${type}[]`).join(', ')}) with ordinality as k (${columnsOfKey.map((_, i) => `k${i}`).join(', ')}, at)
       join register_rows w on w.jurisdiction_id = :jurisdiction and w.register = $1 and ${columnsOfKey.map((column, i) => `w.${column} = k.k${i}`).join(' and ')}`,
    [register.no, ...lists],
  );
  return rows.map(({ at, ...row }) => ({ ...row, key: JSON.stringify(keys[at - 1]) }));
};
