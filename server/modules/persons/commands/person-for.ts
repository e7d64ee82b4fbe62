import { v7 } from 'uuid';
import type { Someone } from '#contract/persons/persons.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { findByPhones, findPerson, insertPersons, lockNumber, tieAccount } from '../store/persons.ts';

/**
 * The id of a person who is known, or who is entered by this. A new one with a known person's phone and name is that person; a phone known under
 * another name alone needs `phoneShared`.
 * @throws persons.person_not_found, persons.person_phone_taken
 */
export const personFor = async (tx: Tx, jurisdictionId: string, ring: Ring, someone: Someone): Promise<string> => {
  if ('personId' in someone) return (await findPerson(tx, ring, someone.personId))?.id ?? fail('persons.person_not_found');
  const { name, phone, partyMember, phoneShared } = someone;
  if (phone !== null) {
    // two who enter the same person at once take turns
    await lockNumber(tx, ring, 'phone', phone);
    const bearers = await findByPhones(tx, ring, [phone]);
    const known = bearers.find((p) => p.name === name);
    if (known) return known.id;
    if (bearers.length > 0 && !phoneShared) fail('persons.person_phone_taken');
  }
  const id = v7();
  await insertPersons(tx, jurisdictionId, ring, [{ id, name, phone, partyMember }]);
  await tieAccount(tx, id, phone);
  return id;
};
