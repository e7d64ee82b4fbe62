import { audit, type By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { addressOf } from '../domain/address.ts';
import { emptyHouseholdRow, findHousehold } from '../store/households.ts';

/** Notes that the people of a household have moved out, where whoever keeps the register has decided so: they leave it, and it stands empty. */
export const emptyHousehold = async (tx: Tx, by: By, id: string, on: string): Promise<void> => {
  const household = await findHousehold(tx, id, true);
  if (!household || household.endedOn !== null) return;
  await emptyHouseholdRow(tx, id, on);
  await audit(tx, { ...by, action: 'households.household_emptied', subject: addressOf(household), data: { id, on } });
};
