import type { Tx } from '#kernel/db.ts';
import { cellsOf } from '#kernel/rollups/store.ts';
import { caseFigures } from '../domain/counted.ts';

/** How many cases were reported in an area and below from one day to another, as they are counted so far. */
export const reportedIn = async (tx: Tx, areaCode: string, days: readonly [first: string, last: string]): Promise<number> =>
  (await cellsOf(tx, caseFigures, ['figures'], areaCode, days)).reduce((sum, { counts }) => sum + Number(counts['reported'] ?? 0), 0);
