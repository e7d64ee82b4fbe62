import type { CaseState } from '#contract/cases/lifecycle.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What the map needs of an open case. */
export interface CaseDot {
  readonly id: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly areaCode: string;
  readonly category: string | null;
  readonly state: CaseState;
  readonly dueAt: Date | null;
  readonly stageDueAt: Date | null;
  readonly totalDueAt: Date | null;
  /** Ids joined by commas: taken apart only where somebody asks, not for each of many cases. */
  readonly organisations: string;
  readonly reporter: string | null;
}

const columns = `id, lon, lat, area_code as "areaCode", category_code as category, state, due_at as "dueAt", stage_due_at as "stageDueAt",
  total_due_at as "totalDueAt",
  array_to_string(involved_orgs, ',') as organisations, reporter_id as reporter`;

/** Cases in a state after an id, in the order of ids: one index range a page, however many cases have ended. */
export async function caseDots(tx: Tx, state: CaseState, after: string, limit: number): Promise<CaseDot[]> {
  const text = `select ${columns} from cases where jurisdiction_id = :jurisdiction and state = $1 and id > $2 order by id limit $3`;
  return (await execute<CaseDot>(tx, text, [state, after, limit])).rows;
}

/** Of the given cases those that are open. */
export async function openDots(tx: Tx, ids: readonly string[]): Promise<CaseDot[]> {
  const text = `select ${columns} from cases where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and state = any($2)`;
  return (await execute<CaseDot>(tx, text, [ids, openStates])).rows;
}
