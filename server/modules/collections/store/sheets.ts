import type { SheetState } from '#contract/collections/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { KeptCells } from '../domain/sheet.ts';

export interface SheetRow {
  readonly id: string;
  readonly taskId: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly addresseeName: string;
  readonly state: SheetState;
  readonly version: number;
  readonly cells: KeptCells;
  readonly minutes: number | null;
  readonly late: boolean;
  readonly submittedAt: Date | null;
  readonly rowsConfirmed: boolean;
  readonly returned: string | null;
}
const own = 's.jurisdiction_id = :jurisdiction';
const columns = `s.id, s.task_id as "taskId", s.area_path::text as "areaPath", s.organisation_id as "organisationId", s.addressee_name as "addresseeName",
  s.state, s.version, s.cells, s.minutes, s.late, s.submitted_at as "submittedAt", s.rows_confirmed as "rowsConfirmed", s.returned`;
/** Sheets that are to be answered. */
const open = "s.state in ('open', 'returned')";

export const findSheet = async (tx: Tx, id: string, lock = false): Promise<SheetRow | null> =>
  (await execute<SheetRow>(tx, `select ${columns} from collection_sheets s where ${own} and s.id = $1 ${lock ? 'for update' : ''}`, [id]))
    .rows[0] ?? null;

/** Sheets whose answers were merged into another. */
export const mergedInto = async (tx: Tx, id: string): Promise<SheetRow[]> =>
  (await execute<SheetRow>(tx, `select ${columns} from collection_sheets s where ${own} and s.merged_into = $1 order by s.id`, [id])).rows;

export interface NewSheet {
  readonly id: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly name: string;
}
/** Enters the sheets of a task, however many, in one statement. Guard: index `collection_sheets_once`. */
export const insertSheets = async (tx: Tx, taskId: string, sheets: readonly NewSheet[], at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into collection_sheets (jurisdiction_id, task_id, id, area_path, organisation_id, addressee_name, changed_at)
     select :jurisdiction, $1, n.id, n.path, n.organisation, n.name, $6
     from unnest($2::uuid[], $3::ltree[], $4::uuid[], $5::text[]) as n (id, path, organisation, name) returning id`,
    [taskId, sheets.map((s) => s.id), sheets.map((s) => s.areaPath), sheets.map((s) => s.organisationId), sheets.map((s) => s.name), at],
  );
};

/** What was written into a sheet, and what it comes to. */
export interface Filled {
  readonly cells: KeptCells;
  readonly figures: readonly (number | null)[];
  readonly typed: number;
  readonly filled: number;
  readonly overruled: number;
}
/** Keeps what was written; answered where `answered` is given. */
export const writeSheet = async (
  tx: Tx,
  id: string,
  { cells, figures, typed, filled, overruled }: Filled,
  at: Date,
  answered: { by: string; late: boolean; minutes: number | null; rowsConfirmed: boolean } | null,
): Promise<void> => {
  await execute(
    tx,
    `update collection_sheets s set version = s.version + 1, cells = $2, figures = $3, typed = $4, filled = $5, overruled = $6, changed_at = $7
       ${
         answered === null
           ? ''
           : ", state = 'submitted', returned = null, submitted_at = $7, submitted_by = $8, late = $9, minutes = $10, rows_confirmed = $11"
       }
     where ${own} and s.id = $1`,
    [
      id,
      JSON.stringify(cells),
      figures,
      typed,
      filled,
      overruled,
      at,
      ...(answered === null ? [] : [answered.by, answered.late, answered.minutes, answered.rowsConfirmed]),
    ],
  );
};

export const setReviewed = async (tx: Tx, id: string, state: 'confirmed' | 'returned', words: string | null, at: Date): Promise<void> => {
  await execute(
    tx,
    `update collection_sheets s set version = s.version + 1, state = $2, returned = $3, changed_at = $4 where ${own} and s.id = $1`,
    [id, state, state === 'returned' ? words : null, at],
  );
};

/** Sends back what was answered, as columns have come or the area has grown. @param ids null: all of the task */
export const reopen = async (tx: Tx, taskId: string, ids: readonly string[] | null, words: string, at: Date): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `update collection_sheets s set version = s.version + 1, state = 'returned', returned = $3, changed_at = $4
       where ${own} and s.task_id = $1 and ($2::uuid[] is null or s.id = any($2::uuid[])) and s.state in ('submitted', 'confirmed') returning s.id`,
      [taskId, ids, words, at],
    )
  ).rows.map(({ id }) => id);

/** Ids of sheets of a task that are to be answered. */
export const openOf = async (tx: Tx, taskId: string): Promise<{ id: string; areaPath: string; organisationId: string | null }[]> =>
  (
    await execute<{ id: string; areaPath: string; organisationId: string | null }>(
      tx,
      `select s.id, s.area_path::text as "areaPath", s.organisation_id as "organisationId" from collection_sheets s where ${own} and s.task_id = $1 and ${open} order by s.id`,
      [taskId],
    )
  ).rows;

/** Whether anybody is still to answer. */
export const isOpen = async (tx: Tx, taskId: string): Promise<boolean> =>
  (await execute(tx, `select s.id from collection_sheets s where ${own} and s.task_id = $1 and ${open} limit 1`, [taskId])).rows.length > 0;

/** Which sheets a list shows; null does not filter. */
export interface SheetFilter {
  readonly task: string | null;
  /** Codes: there and below. */
  readonly area: string | null;
  readonly states: readonly string[] | null;
  /** To be answered by posts over these areas, or for these organisations; only of running tasks. */
  readonly to: { readonly areas: readonly string[]; readonly organisations: readonly string[] } | null;
}
/** Sheets by the order in which they were made, behind an id. */
export const pageOfSheets = async (tx: Tx, f: SheetFilter, after: string | null, limit: number): Promise<SheetRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [own];
  if (f.task !== null) parts.push(`s.task_id = ${p(f.task)}::uuid`);
  if (f.area !== null) parts.push(`s.area_code >= ${p(f.area)}::text and s.area_code < ${p(`${f.area}~`)}::text`);
  // what was merged into another shows there
  parts.push(f.states === null ? "s.state <> 'merged'" : `s.state = any(${p(f.states)}::text[])`);
  if (f.to !== null)
    parts.push(
      `(s.organisation_id = any(${p(f.to.organisations)}::uuid[]) or s.organisation_id is null and s.area_code = any(${p(f.to.areas)}::text[]))`,
    );
  if (after !== null) parts.push(`s.id > ${p(after)}::uuid`);
  return (
    await execute<SheetRow>(
      tx,
      `select ${columns} from collection_sheets s where ${parts.join(' and ')} order by s.id limit ${p(limit)}`,
      values,
    )
  ).rows;
};

/** Moves sheets of running tasks from an area to its successor, where that has none of the same task; the others are left. @returns those moved */
export const moveSheets = async (
  tx: Tx,
  from: string,
  to: { path: string; name: string },
  at: Date,
): Promise<{ id: string; taskId: string }[]> =>
  (
    await execute<{ id: string; taskId: string }>(
      tx,
      `update collection_sheets s set area_path = $2::ltree, addressee_name = case when s.organisation_id is null then $3 else s.addressee_name end,
         version = s.version + 1, changed_at = $4
       from collection_tasks t
       where ${own} and t.jurisdiction_id = :jurisdiction and t.id = s.task_id and t.state = 'sent' and s.area_code = replace($1, '.', '') and s.state <> 'merged'
         and (s.organisation_id is not null or not exists (select from collection_sheets o where o.jurisdiction_id = :jurisdiction and o.task_id = s.task_id
           and o.area_code = replace($2, '.', '') and o.organisation_id is null and o.state <> 'merged'))
       returning s.id, s.task_id as "taskId"`,
      [from, to.path, to.name, at],
    )
  ).rows;

/** Lets what is left of an area in running tasks count as part of its successor's sheet. */
export const mergeSheets = async (tx: Tx, from: string, to: string, at: Date): Promise<{ id: string; into: string; taskId: string }[]> =>
  (
    await execute<{ id: string; into: string; taskId: string }>(
      tx,
      // it lies where whoever answers now can read it
      `update collection_sheets s set state = 'merged', merged_into = o.id, area_path = o.area_path, version = s.version + 1, changed_at = $3
       from collection_tasks t, collection_sheets o
       where ${own} and t.jurisdiction_id = :jurisdiction and t.id = s.task_id and t.state = 'sent' and s.area_code = replace($1, '.', '')
         and s.organisation_id is null and s.state <> 'merged' and o.jurisdiction_id = :jurisdiction and o.task_id = s.task_id
         and o.area_code = replace($2, '.', '') and o.organisation_id is null and o.state <> 'merged'
       returning s.id, o.id as into, s.task_id as "taskId"`,
      [from, to, at],
    )
  ).rows;

/** What addressees told in other tasks last: by task and cell. */
export const toldBefore = async (
  tx: Tx,
  tasks: readonly string[],
  areaCode: string,
  organisationId: string | null,
): Promise<{ taskId: string; cells: KeptCells; at: Date }[]> =>
  (
    await execute<{ taskId: string; cells: KeptCells; at: Date }>(
      tx,
      `select s.task_id as "taskId", s.cells, s.submitted_at as at from collection_sheets s
       where ${own} and s.task_id = any($1::uuid[]) and s.area_code = $2 and s.organisation_id is not distinct from $3 and s.state in ('submitted', 'confirmed')`,
      [tasks, areaCode, organisationId],
    )
  ).rows;
