import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { findByPhones, insertPersons, lockNumber } from '../store/persons.ts';
import { lockOwn, provenPhone, tiedPerson, tieTo } from '../store/tied.ts';

/**
 * The person who is the viewer: the one tied to the account, else who is known under the account's own phone and this name, else one who is entered
 * by this. The name is asked once: whoever is tied is that person, whatever name is given.
 * @param called null where no name has been asked for yet
 * @throws persons.name_needed where nobody is tied and no name is given; session.forbidden for a device without an account
 */
export const ownPerson = async (
  tx: Tx,
  jurisdictionId: string,
  ring: Ring,
  viewer: Pick<Viewer, 'accountId' | 'anonymous'>,
  called: { readonly name: string } | null,
): Promise<string> => {
  if (viewer.anonymous) fail('session.forbidden');
  const tied = await tiedPerson(tx, viewer.accountId);
  if (tied !== null) return tied;
  const { name } = called ?? fail('persons.name_needed');
  // one account that asks twice at once is one person
  await lockOwn(tx, viewer.accountId);
  const since = await tiedPerson(tx, viewer.accountId);
  if (since !== null) return since;
  const phone = await provenPhone(tx, viewer.accountId);
  if (phone !== null) {
    await lockNumber(tx, ring, 'phone', phone);
    const known = (await findByPhones(tx, ring, [phone])).find((one) => one.name === name && !one.hasAccount);
    if (known) {
      await tieTo(tx, known.id, viewer.accountId);
      return known.id;
    }
  }
  const id = v7();
  await insertPersons(tx, jurisdictionId, ring, [{ id, name, phone, partyMember: false, accountId: viewer.accountId }]);
  return id;
};
