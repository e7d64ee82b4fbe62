import { execute, type Tx } from '#kernel/db.ts';

export interface VisitRecord {
  readonly id: string;
  readonly visitedOn: string;
  readonly fulfilled: boolean;
  readonly satisfied: boolean;
  readonly lawsuit: boolean;
  readonly escalating: boolean;
  readonly words: string;
  readonly visitedBy: string;
}
export const insertVisit = async (tx: Tx, disputeId: string, v: VisitRecord): Promise<void> => {
  await execute(
    tx,
    `insert into dispute_visits (jurisdiction_id, id, dispute_id, visited_on, fulfilled, satisfied, lawsuit, escalating, words, visited_by)
     values (:jurisdiction, $1, $2, $3::date, $4, $5, $6, $7, $8, $9)`,
    [v.id, disputeId, v.visitedOn, v.fulfilled, v.satisfied, v.lawsuit, v.escalating, v.words, v.visitedBy],
  );
};
export const visitsOf = async (tx: Tx, disputeId: string): Promise<VisitRecord[]> => {
  const { rows } = await execute<VisitRecord>(
    tx,
    `select id, visited_on::text as "visitedOn", fulfilled, satisfied, lawsuit, escalating, words, visited_by as "visitedBy" from dispute_visits
     where jurisdiction_id = :jurisdiction and dispute_id = $1 order by id limit 100`,
    [disputeId],
  );
  return rows;
};
