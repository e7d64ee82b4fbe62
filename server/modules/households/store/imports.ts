import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { SheetRow, StoredDoubt } from '../domain/sheet.ts';

/** What a workbook said, as it is kept – sealed – until it is applied. */
export interface StoredSheet {
  readonly rows: readonly SheetRow[];
  readonly doubts: readonly StoredDoubt[];
  readonly notes: readonly { sheet: string; cell: string | null; code: string; data: Record<string, unknown> }[];
}
/** What applying it did. */
export interface Outcome {
  readonly buildings: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly members: number;
  readonly passed: number;
}
export interface ImportRow {
  readonly id: string;
  readonly areaPath: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly sheet: StoredSheet;
  readonly rowCount: number;
  readonly decisions: Readonly<Record<string, string>>;
  readonly state: 'open' | 'applied' | 'discarded';
  readonly outcome: Outcome | null;
  readonly version: number;
}

const columns = `id, area_path::text as "areaPath", created_by as "createdBy", created_at as "createdAt", sheet, row_count as "rowCount", decisions, state,
  outcome, version`;
const none: StoredSheet = { rows: [], doubts: [], notes: [] };
const placeOf = (id: string): string => `households.import ${id}`;

/** One import; `lock` keeps it as it is. */
export const findImport = async (tx: Tx, ring: Ring, id: string, lock = false): Promise<ImportRow | null> => {
  const text = `select ${columns} from household_imports where jurisdiction_id = :jurisdiction and id = $1${lock ? ' for update' : ''}`;
  const [row] = (await execute<Omit<ImportRow, 'sheet'> & { sheet: Buffer }>(tx, text, [id])).rows;
  if (!row) return null;
  return { ...row, sheet: row.state === 'open' ? (JSON.parse(ring.open(placeOf(id), row.sheet)) as StoredSheet) : none };
};

/** Open imports of an account, newest first. */
export const openImports = async (tx: Tx, accountId: string): Promise<{ id: string; areaPath: string; createdAt: Date; rows: number }[]> =>
  (
    await execute<{ id: string; areaPath: string; createdAt: Date; rows: number }>(
      tx,
      `select id, area_path::text as "areaPath", created_at as "createdAt", row_count as rows from household_imports
       where jurisdiction_id = :jurisdiction and created_by = $1 and state = 'open' order by created_at desc, id limit 20`,
      [accountId],
    )
  ).rows;

export const insertImport = async (
  tx: Tx,
  ring: Ring,
  one: { id: string; areaId: string; areaPath: string; createdBy: string; at: Date; sheet: StoredSheet },
): Promise<void> => {
  await execute(
    tx,
    `insert into household_imports (jurisdiction_id, id, area_id, area_path, created_by, created_at, sheet, key_version, row_count)
     values (:jurisdiction, $1, $2, $3::ltree, $4, $5, $6, $7, $8)`,
    [
      one.id,
      one.areaId,
      one.areaPath,
      one.createdBy,
      one.at,
      ring.seal(placeOf(one.id), JSON.stringify(one.sheet)),
      ring.version,
      one.sheet.rows.length,
    ],
  );
};

/** Seals open imports with older versions of the keys again. @returns how many there were */
export const resealImports = async (tx: Tx, ring: Ring, limit: number): Promise<number> => {
  const { rows } = await execute<{ id: string; sheet: Buffer }>(
    tx,
    `select id, sheet from household_imports where jurisdiction_id = :jurisdiction and state = 'open' and key_version < $1
     order by id limit $2 for update`,
    [ring.version, limit],
  );
  for (const { id, sheet } of rows)
    await execute(tx, 'update household_imports set sheet = $2, key_version = $3 where jurisdiction_id = :jurisdiction and id = $1', [
      id,
      ring.seal(placeOf(id), ring.open(placeOf(id), sheet)),
      ring.version,
    ]);
  return rows.length;
};

export const writeDecisions = async (tx: Tx, id: string, decisions: Readonly<Record<string, string>>): Promise<void> => {
  await execute(
    tx,
    'update household_imports set decisions = $2, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1',
    [id, JSON.stringify(decisions)],
  );
};

/** Ends an import: what people wrote in the workbook is forgotten with it. */
export const settleImport = async (tx: Tx, id: string, state: 'applied' | 'discarded', outcome: Outcome | null): Promise<void> => {
  await execute(
    tx,
    `update household_imports set state = $2, outcome = $3, sheet = '', decisions = '{}', version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, outcome && JSON.stringify(outcome)],
  );
};
