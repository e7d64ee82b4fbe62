import { audit, type By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { announceOrganisations, insertOrganisations, type NewOrganisation } from '../store/organisations.ts';

/** Adds organisations; every process knows them once the transaction has committed and a worker has carried the word. */
export const addOrganisations = async (tx: Tx, by: By, organisations: readonly NewOrganisation[]): Promise<void> => {
  await insertOrganisations(tx, by.jurisdictionId, organisations);
  await announceOrganisations(tx, by.jurisdictionId);
  const line = { jurisdictionId: by.jurisdictionId, actorId: by.actorId, at: by.at, subject: by.jurisdictionId };
  await audit(tx, { ...line, action: 'people.organisations_added', data: { count: organisations.length } });
};
