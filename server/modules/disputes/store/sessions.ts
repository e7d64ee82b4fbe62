import type { sessionResults } from '#contract/disputes/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { isViolation } from '#kernel/violations.ts';

export interface SessionRecord {
  readonly id: string;
  readonly disputeId: string;
  readonly startsAt: Date;
  readonly place: string;
  readonly state: 'arranged' | 'held' | 'called_off';
  readonly words: string | null;
  readonly result: (typeof sessionResults)[number] | null;
  readonly attended: readonly string[];
  readonly others: string | null;
  readonly photos: readonly string[];
  readonly writtenBy: string;
}
const columns = `s.id, s.dispute_id as "disputeId", s.starts_at as "startsAt", s.place, s.state, s.words, s.result, s.attended, s.others, s.photos,
  s.written_by as "writtenBy"`;

/** Adds a session; false where another is arranged. @param reminded nobody needs to be reminded of it any more */
export const insertSession = async (tx: Tx, s: SessionRecord, reminded: boolean): Promise<boolean> => {
  try {
    await execute(
      tx,
      `insert into dispute_sessions (jurisdiction_id, id, dispute_id, starts_at, place, state, words, result, attended, others, photos, written_by, reminded)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9, $10::uuid[], $11, $12)`,
      [s.id, s.disputeId, s.startsAt, s.place, s.state, s.words, s.result, s.attended, s.others, s.photos, s.writtenBy, reminded],
    );
    return true;
  } catch (error) {
    if (isViolation(error, 'dispute_sessions_arranged')) return false;
    throw error;
  }
};
/** What became of an arranged session; false where that was told already. */
export const endSession = async (tx: Tx, s: SessionRecord): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update dispute_sessions set starts_at = $2, place = $3, state = $4, words = $5, result = $6, attended = $7::uuid[], others = $8, photos = $9::uuid[],
       written_by = $10 where jurisdiction_id = :jurisdiction and id = $1 and state = 'arranged' returning id`,
    [s.id, s.startsAt, s.place, s.state, s.words, s.result, s.attended, s.others, s.photos, s.writtenBy],
  );
  return rows.length > 0;
};
export const findSession = async (tx: Tx, id: string): Promise<SessionRecord | null> =>
  (
    await execute<SessionRecord>(tx, `select ${columns} from dispute_sessions s where s.jurisdiction_id = :jurisdiction and s.id = $1`, [
      id,
    ])
  ).rows[0] ?? null;
export const sessionsOf = async (tx: Tx, disputeId: string): Promise<SessionRecord[]> => {
  const { rows } = await execute<SessionRecord>(
    tx,
    `select ${columns} from dispute_sessions s where s.jurisdiction_id = :jurisdiction and s.dispute_id = $1 order by s.starts_at, s.id limit 200`,
    [disputeId],
  );
  return rows;
};
