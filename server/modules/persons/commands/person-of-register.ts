import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { findByIdNumbers, findByPhones, insertPersons, lockNumber, tieAccount } from '../store/persons.ts';

/** Somebody as a register of the community names them. */
export interface Registered {
  readonly name: string;
  readonly phone: string | null;
  /** A right one. */
  readonly idNumber: string | null;
  /** Somebody has said that the phone is shared. */
  readonly phoneShared: boolean;
}

/**
 * The id of the person a register names: whoever has the identity number; else whoever has phone and name; else a new one.
 * @throws persons.person_phone_taken when the phone is known under another name alone and nobody has said that it is shared
 */
export const personOfRegister = async (tx: Tx, jurisdictionId: string, ring: Ring, one: Registered): Promise<string> => {
  const { name, phone, idNumber, phoneShared } = one;
  // two who enter the same person at once take turns
  if (idNumber !== null) {
    await lockNumber(tx, ring, 'id_number', idNumber);
    const [bearer] = await findByIdNumbers(tx, ring, [idNumber]);
    if (bearer) return bearer.id;
  }
  if (phone !== null) {
    await lockNumber(tx, ring, 'phone', phone);
    const bearers = await findByPhones(tx, ring, [phone]);
    const known = bearers.find((p) => p.name === name);
    if (known) return known.id;
    if (bearers.length > 0 && !phoneShared) fail('persons.person_phone_taken');
  }
  const id = v7();
  await insertPersons(tx, jurisdictionId, ring, [{ id, name, phone, idNumber, partyMember: false }]);
  await tieAccount(tx, id, phone);
  return id;
};
