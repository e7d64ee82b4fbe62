import { execute, type Tx } from '#kernel/db.ts';
import type { WholeRow } from './whole.ts';

/** Rows read at once. */
const most = 20_000;

/** Rows of a register in an area and below that stand in some states, as they were entered. */
export const rowsOfArea = async (tx: Tx, register: number, area: string, states: readonly string[]): Promise<WholeRow[]> =>
  (
    await execute<WholeRow>(
      tx,
      `select w.id, w.title, w.pinyin, w.initials, w.state, w.changed_at as "changedAt", w.area_code as "areaCode", w.data as values from register_rows w
       where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.area_code >= $2::text and w.area_code < $2::text || '~'
         and w.state = any($3::text[]) order by w.id limit ${most}`,
      [register, area, states],
    )
  ).rows;
