import { execute, type Tx } from '#kernel/db.ts';
import { columns, type RowRecord } from './rows.ts';

/** What a value in a column must be: one of these, within these bounds, or not there at all. */
export interface Condition {
  readonly column: string;
  readonly is: readonly (string | number)[] | null;
  readonly from: string | number | null;
  readonly to: string | number | null;
  readonly empty: boolean;
}
/** Which rows of a register a list shows; null does not filter. Areas are codes: there and below. */
export interface RowFilter {
  readonly register: number;
  /** Where the viewer reads; null: everywhere. */
  readonly areas: readonly string[] | null;
  readonly area: string | null;
  readonly states: readonly string[] | null;
  readonly ids: readonly string[] | null;
  readonly conditions: readonly Condition[];
  /** Entered or changed from this moment on. */
  readonly changedFrom?: Date | null;
}
/** By which column a list stands in order; `id` is the order in which rows were entered. */
export interface Order {
  readonly column: string;
  readonly down: boolean;
}

const typeOf = (column: string): string => (/^n\d/.test(column) ? 'float8' : 'text');

/** Conditions in SQL, with the values they need. Every operator is leakproof, so that the indexes serve under row-level security. */
export const where = (f: RowFilter, values: unknown[]): string[] => {
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(w.area_code >= ${p(code)}::text and w.area_code < ${p(`${code}~`)}::text)`;
  const parts = ['w.jurisdiction_id = :jurisdiction', `w.register = ${p(f.register)}::int`];
  if (f.areas !== null) parts.push(`(${['w.area_code is null', ...f.areas.map(below)].join(' or ')})`);
  if (f.area !== null) parts.push(below(f.area));
  if (f.states !== null) parts.push(f.states.length === 1 ? `w.state = ${p(f.states[0])}::text` : `w.state = any(${p(f.states)}::text[])`);
  if (f.ids !== null) parts.push(`w.id = any(${p(f.ids)}::uuid[])`);
  if (f.changedFrom != null) parts.push(`w.changed_at >= ${p(f.changedFrom)}::timestamptz`);
  parts.push(...conditionsIn(f.conditions, values));
  return parts;
};

/** Conditions on columns in SQL, with the values they need. */
export const conditionsIn = (conditions: readonly Condition[], values: unknown[]): string[] => {
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts: string[] = [];
  for (const { column, is, from, to, empty } of conditions) {
    const type = typeOf(column);
    if (empty) parts.push(`w.${column} is null`);
    if (is !== null) parts.push(is.length === 1 ? `w.${column} = ${p(is[0])}::${type}` : `w.${column} = any(${p(is)}::${type}[])`);
    if (from !== null) parts.push(`w.${column} >= ${p(from)}::${type}`);
    if (to !== null) parts.push(`w.${column} <= ${p(to)}::${type}`);
  }
  return parts;
};

/** Where a page begins: behind a row with a value in the order's column, or behind one without, as those come last. */
export type After = { readonly value: string | number; readonly id: string } | { readonly id: string } | null;

/** One page of rows in an order; those without a value in its column come last, as they were entered. `order` holds that value. */
export const pageOfRows = async (
  tx: Tx,
  filter: RowFilter,
  order: Order,
  after: After,
  limit: number,
): Promise<(RowRecord & { readonly order: string | number | null })[]> => {
  const { column, down } = order;
  const [sign, way] = down ? ['<', 'desc'] : ['>', 'asc'];
  const read = async (more: (p: (value: unknown) => string) => string[], by: string, most: number) => {
    const values: unknown[] = [];
    const p = (value: unknown): string => `$${values.push(value)}`;
    const parts = [...where(filter, values), ...more(p)];
    const { rows } = await execute<RowRecord & { order: string | number | null }>(
      tx,
      `select ${columns}, ${column === 'id' ? 'null' : `w.${column}`} as "order" from register_rows w where ${parts.join(' and ')} order by ${by} limit ${p(most)}`,
      values,
    );
    return rows;
  };
  if (column === 'id') return read((p) => (after === null ? [] : [`w.id ${sign} ${p(after.id)}::uuid`]), `w.id ${way}`, limit);
  const isAmongEmpty = after !== null && !('value' in after);
  const filled = isAmongEmpty
    ? []
    : await read(
        (p) => [
          `w.${column} is not null`,
          ...(after !== null && 'value' in after
            ? [`(w.${column}, w.id) ${sign} (${p(after.value)}::${typeOf(column)}, ${p(after.id)}::uuid)`]
            : []),
        ],
        `w.${column} ${way}, w.id ${way}`,
        limit,
      );
  if (filled.length === limit || column === 'title') return filled;
  const rest = await read(
    (p) => [`w.${column} is null`, ...(isAmongEmpty ? [`w.id > ${p(after.id)}::uuid`] : [])],
    'w.id asc',
    limit - filled.length,
  );
  return [...filled, ...rest];
};

/** Rows counted and summed by the values of a column, the largest groups first; without a column all together. */
export const groupsOf = async (
  tx: Tx,
  filter: RowFilter,
  by: string | null,
  sums: readonly string[],
  limit: number,
): Promise<{ value: string | number | null; count: number; sums: (number | null)[] }[]> => {
  const values: unknown[] = [];
  const parts = where(filter, values);
  const summed = sums.map((column, i) => `sum(w.${column}) as s${i}`);
  const { rows } = await execute<Record<string, string | number | null> & { count: number }>(
    tx,
    `select ${[by === null ? 'null::text as value' : `w.${by} as value`, 'count(*)::int as count', ...summed].join(', ')} from register_rows w where ${parts.join(' and ')}
     ${by === null ? '' : `group by w.${by}`} order by count desc, value limit $${values.push(limit)}`,
    values,
  );
  return rows.map((row) => ({ value: row['value'] ?? null, count: row.count, sums: sums.map((_, i) => row[`s${i}`] as number | null) }));
};

/** Rows counted by the beginning of their area's code, `length` characters of it; null stands for rows of no area. */
export const countByArea = async (tx: Tx, filter: RowFilter, length: number): Promise<{ code: string | null; count: number }[]> => {
  const values: unknown[] = [];
  const parts = where(filter, values);
  const text = `select left(w.area_code, $${values.push(length)}::int) as code, count(*)::int as count from register_rows w where ${parts.join(' and ')} group by 1`;
  return (await execute<{ code: string | null; count: number }>(tx, text, values)).rows;
};

/** Ids looked at for the beginning of a word, in each of its spellings. */
const mostLooked = 1000;
/** Rows of registers whose title, or its pinyin or initials, begins with words: as many of each register. @param pinyin the words as pinyin; null where they are none */
export const rowsNamedAmong = async (
  tx: Tx,
  registers: readonly number[],
  words: string,
  pinyin: string | null,
  most = mostLooked,
): Promise<{ id: string; register: number; title: string }[]> => {
  const values: unknown[] = [registers, most];
  const beginning = (column: string, begin: string): string => {
    const [from, to] = [values.push(begin), values.push(`${begin}\u{10ffff}`)];
    return `(select w.id, w.title from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = r.no and w.${column} >= $${from} collate "C" and w.${column} < $${to} collate "C"
      order by w.${column} limit $2)`;
  };
  const parts = [beginning('title', words), ...(pinyin === null ? [] : [beginning('pinyin', pinyin), beginning('initials', pinyin)])];
  return (
    await execute<{ id: string; register: number; title: string }>(
      tx,
      `select n.id, r.no as register, n.title from unnest($1::int[]) as r (no) cross join lateral (${parts.join(' union ')}) n`,
      values,
    )
  ).rows;
};
/** Ids of rows of one register whose title begins with words. */
export const rowsNamed = async (tx: Tx, register: number, words: string, pinyin: string | null): Promise<string[]> =>
  (await rowsNamedAmong(tx, [register], words, pinyin)).map(({ id }) => id);
