import type { Answers } from '#contract/kernel/form/schema.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A row as modules read it that make something of a whole register. */
export interface WholeRow {
  readonly id: string;
  readonly title: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly state: string;
  readonly areaCode: string | null;
  readonly changedAt: Date;
  /** Without what is personal. */
  readonly values: Answers;
}

/** Rows a module may make something of at once. */
const most = 5000;

/** Tells whether rows of a register were entered or written anew: a version only ever grows. */
export const markOfRows = async (tx: Tx, register: number): Promise<string> => {
  const text = `select count(*) || ' ' || coalesce(sum(w.version), 0) as mark from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1`;
  return (await execute<{ mark: string }>(tx, text, [register])).rows[0]?.mark ?? '';
};

/** Rows of a register that stand in some states, by title. */
export const rowsInStates = async (tx: Tx, register: number, states: readonly string[]): Promise<WholeRow[]> =>
  (
    await execute<WholeRow>(
      tx,
      `select w.id, w.title, w.pinyin, w.initials, w.state, w.changed_at as "changedAt", w.area_code as "areaCode", w.data as values from register_rows w
       where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.state = any($2::text[]) order by w.title, w.id limit ${most}`,
      [register, states],
    )
  ).rows;
