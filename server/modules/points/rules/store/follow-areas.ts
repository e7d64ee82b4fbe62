import { execute, type Tx } from '#kernel/db.ts';

/** Lets the open budget of an area pay in another, unless that has one. @returns its id; null: none moved */
export const moveBudget = async (tx: Tx, from: string, to: string): Promise<string | null> =>
  (
    await execute<{ id: string }>(
      tx,
      `update points_budgets b set area_code = $2 where b.jurisdiction_id = :jurisdiction and b.area_code = $1 and b.closed_at is null
         and not exists (select from points_budgets o where o.jurisdiction_id = :jurisdiction and o.area_code = $2 and o.closed_at is null) returning b.id`,
      [from, to],
    )
  ).rows[0]?.id ?? null;

/** Lets what waits in an area wait in another, for the nearest budget there; what is decided stays where it was. @returns how much moved */
export const moveWaiting = async (tx: Tx, from: string, to: string): Promise<number> => {
  const acts = await execute(
    tx,
    `update points_earned e set area_code = $2, budget_id = (select b.id from points_budgets b where b.jurisdiction_id = :jurisdiction
       and b.closed_at is null and $2 like b.area_code || '%' order by length(b.area_code) desc limit 1)
     where e.jurisdiction_id = :jurisdiction and e.area_code = $1 and e.state = 'waiting' returning e.id`,
    [from, to],
  );
  const asked = await execute(
    tx,
    `update points_by_hand set area_code = $2 where jurisdiction_id = :jurisdiction and area_code = $1 and state = 'asked' returning id`,
    [from, to],
  );
  const objected = await execute(
    tx,
    `update points_objections set area_code = $2 where jurisdiction_id = :jurisdiction and area_code = $1 and decision is null returning id`,
    [from, to],
  );
  return acts.rows.length + asked.rows.length + objected.rows.length;
};
