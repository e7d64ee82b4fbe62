import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface RulingRow {
  readonly caseId: string;
  readonly round: number;
  readonly areaCode: string;
  readonly dueOn: string;
  readonly decision: 'close' | 'rework' | null;
  readonly reason: string | null;
}
const own = 'r.jurisdiction_id = :jurisdiction';
const columns = `r.case_id as "caseId", r.round, r.area_code as "areaCode", r.due_on::text as "dueOn", r.decision, r.reason`;

/** @returns false when it is open or ruled already */
export const openRuling = async (
  tx: Tx,
  r: { caseId: string; round: number; areaCode: string; at: Date; dueOn: string },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into rulings (jurisdiction_id, case_id, round, area_code, asked_at, due_on) values (:jurisdiction, $1, $2, $3, $4, $5)
     on conflict do nothing returning round`,
    [r.caseId, r.round, r.areaCode, r.at, r.dueOn],
  );
  return rows.length > 0;
};

/** The last ruling asked for of a case, locked. */
export const lockRuling = async (tx: Tx, caseId: string): Promise<RulingRow | null> =>
  (
    await execute<RulingRow>(
      tx,
      `select ${columns} from rulings r where ${own} and r.case_id = $1 order by r.round desc limit 1 for update`,
      [caseId],
    )
  ).rows[0] ?? null;

export const rulingsOf = async (tx: Tx, caseId: string): Promise<RulingRow[]> =>
  (await execute<RulingRow>(tx, `select ${columns} from rulings r where ${own} and r.case_id = $1 order by r.round`, [caseId])).rows;

export const isRuled = async (tx: Tx, caseId: string, round: number): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `select r.round from rulings r where ${own} and r.case_id = $1 and r.round = $2 and r.decision is not null`,
    [caseId, round],
  );
  return rows.length > 0;
};

export const setRuled = async (
  tx: Tx,
  { caseId, round }: Pick<RulingRow, 'caseId' | 'round'>,
  by: { decision: 'close' | 'rework'; reason: string; by: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    `update rulings r set decision = $3, reason = $4, ruled_by = $5, ruled_at = $6 where ${own} and r.case_id = $1 and r.round = $2`,
    [caseId, round, by.decision, by.reason, by.by, by.at],
  );
};

/** Rulings that wait for people of these areas, with the number and title of their case; few. */
export const openRulings = async (tx: Tx, codes: readonly string[]): Promise<(RulingRow & { number: string; title: string })[]> => {
  const values: unknown[] = [];
  return (
    await execute<RulingRow & { number: string; title: string }>(
      tx,
      `select ${columns}, c.number, c.title from rulings r join cases c on c.jurisdiction_id = :jurisdiction and c.id = r.case_id
       where ${own} and r.decision is null and ${withinCodes('r.area_code', codes, values)} order by r.due_on, r.case_id limit 500`,
      values,
    )
  ).rows;
};
