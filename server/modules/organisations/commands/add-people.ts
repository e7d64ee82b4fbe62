import type { By } from '#kernel/audit.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { insertPersons, type NewPerson } from '#modules/persons/index.ts';
import { insertAgreements, insertPromises, type NewAgreement, type NewPromise } from '../store/agreements.ts';
import { insertMemberships, type NewMembership } from '../store/memberships.ts';
import { insertOffices, type NewOffice } from '../store/offices.ts';
import { noDuplicate } from './appoint.ts';

/** Everything around organisations that is added at once; rows may point at one another. */
export interface PeopleSide {
  readonly persons: readonly NewPerson[];
  readonly offices: readonly NewOffice[];
  readonly memberships: readonly NewMembership[];
  readonly agreements: readonly NewAgreement[];
  readonly promises: readonly NewPromise[];
}

/**
 * Adds persons, offices, memberships and agreements, however many, in one statement per table and one line of the audit trail. Organisations
 * and areas must be there. Rules beyond the tables' own are the caller's.
 * @throws organisations.office_duplicate
 */
export const addPeople = async (tx: Tx, by: By, ring: Ring, side: PeopleSide): Promise<void> => {
  await insertPersons(tx, by.jurisdictionId, ring, side.persons);
  await insertMemberships(tx, by.jurisdictionId, side.memberships);
  await noDuplicate(() => insertOffices(tx, by.jurisdictionId, side.offices));
  await insertAgreements(tx, by.jurisdictionId, side.agreements);
  await insertPromises(tx, by.jurisdictionId, side.promises);
  const data = Object.fromEntries(Object.entries(side).map(([name, rows]) => [name, rows.length]));
  await audit(tx, {
    jurisdictionId: by.jurisdictionId,
    actorId: by.actorId,
    at: by.at,
    action: 'people.people_side_added',
    subject: by.jurisdictionId,
    data,
  });
};
