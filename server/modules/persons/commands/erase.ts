import type { Tx } from '#kernel/db.ts';
import type { Context, Eye, Subject } from '../context.ts';
import type { KeptPart } from '../domain/erasure.ts';
import { previewOf } from '../queries/requests.ts';
import { openRest, tellRenamed, writePerson } from '../store/persons.ts';
import { erasePerson } from '../store/requests.ts';

/** Erases what can be erased, in the transaction of the decision. @returns what was erased and what stays */
export const eraseSubject = async (
  context: Context,
  eye: Pick<Eye, 'today' | 'territory' | 'ring'>,
  tx: Tx,
  subject: Subject,
  at: Date,
): Promise<{ erased: string[]; kept: KeptPart[] }> => {
  const outcome = await previewOf(context, eye, tx, subject);
  const gone = (part: string) => outcome.erased.includes(`persons:parts.${part}`);
  const { person, jurisdictionId } = subject;
  if (person && gone('name')) {
    await erasePerson(tx, person.id, at);
    await tellRenamed(tx, person.id);
  } else if (person) {
    const { idNumber, address } = openRest(eye.ring, person);
    await writePerson(tx, jurisdictionId, eye.ring, person.id, {
      name: person.name,
      partyMember: person.partyMember,
      phone: gone('phone') ? null : person.phone,
      idNumber: gone('id_number') ? null : idNumber,
      address: gone('address') ? null : address,
      area: null,
    });
  }
  for (const holder of context.holders) if (outcome.erased.includes(holder.word)) await holder.erase?.(tx, subject);
  return outcome;
};
