import type { Gathered } from '#contract/registers/parts.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { type Condition, where } from './list.ts';

/** What is gathered for rows: from which register, by which column of it. */
export interface Gathering {
  readonly register: number;
  /** The column that points at the row. */
  readonly by: string;
  readonly what: Gathered['what'];
  /** The column that is summed or compared; null: rows are counted. */
  readonly column: string | null;
  readonly states: readonly string[];
  readonly conditions: readonly Condition[];
}

/** The figure of each row some others point at; nothing for one at which none does. Costs an index range for each row. */
export const gatheredFor = async (tx: Tx, g: Gathering, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const values: unknown[] = [];
  const pointing: Condition = { column: g.by, is: ids, from: null, to: null, empty: false };
  const filter = { register: g.register, areas: null, area: null, ids: null, states: g.states.length > 0 ? g.states : null };
  const parts = where({ ...filter, conditions: [pointing, ...g.conditions] }, values);
  const figure = g.column === null ? 'count(*)::int' : `${g.what}(w.${g.column})`;
  const { rows } = await execute<{ id: string; figure: number | null }>(
    tx,
    `select w.${g.by} as id, ${figure} as figure from register_rows w where ${parts.join(' and ')} group by w.${g.by}`,
    values,
  );
  return new Map(rows.flatMap(({ id, figure: found }) => (found === null ? [] : [[id, found] as const])));
};
