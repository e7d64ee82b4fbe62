import { execute, type Tx } from '#kernel/db.ts';
import { type Condition, conditionsIn, type RowFilter, where } from './list.ts';

/** What a measure counts or sums: the part within the whole, each counted unless a column is summed. */
export interface Counted {
  /** The whole. */
  readonly filter: RowFilter;
  readonly part: readonly Condition[];
  readonly sum: string | null;
  readonly over: string | null;
}
export interface Parts {
  /** Code of the area; null: none, or all together. */
  readonly area: string | null;
  readonly part: number;
  readonly whole: number;
}

/**
 * Part and whole by the areas rows lie in, or all together: one look through the rows of the states that count, however many measures' levels
 * are asked for. Costs what a group with a sum costs.
 */
export const measured = async (tx: Tx, { filter, part, sum, over }: Counted, byArea: boolean): Promise<Parts[]> => {
  const values: unknown[] = [];
  const whole = where(filter, values);
  const meets = conditionsIn(part, values);
  const figure = (column: string | null): string => (column === null ? 'count(*)' : `coalesce(sum(w.${column}), 0)`);
  const only = meets.length === 0 ? '' : ` filter (where ${meets.join(' and ')})`;
  const some = sum === null ? `count(*)${only}` : `coalesce(sum(w.${sum})${only}, 0)`;
  const { rows } = await execute<{ area: string | null; part: number; whole: number }>(
    tx,
    `select ${byArea ? 'w.area_code' : 'null::text'} as area, (${some})::float8 as part, (${figure(over)})::float8 as whole from register_rows w
     where ${whole.join(' and ')}${byArea ? ' group by w.area_code' : ''}`,
    values,
  );
  return rows;
};
