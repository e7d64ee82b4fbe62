import { pathOfCode } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Named } from '../holders.ts';

/** Budgets by their title and the area they pay for. */
export const budgetNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> => {
  const { rows } = await execute<{ id: string; name: string; areaCode: string }>(
    tx,
    'select id, title as name, area_code as "areaCode" from points_budgets where jurisdiction_id = :jurisdiction and id = any ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name, areaCode }) => [id, { name, areaPath: pathOfCode(areaCode) }]));
};

/** Units, teams and merchants by the organisation they are. */
export const organisationNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> => {
  const { rows } = await execute<Named & { id: string }>(
    tx,
    'select id, name, area_path::text as "areaPath" from organisations where jurisdiction_id = :jurisdiction and id = any ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};
