import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { revealPerson as revealEndpoint } from '#contract/persons/persons.ts';
import type { Context } from '../context.ts';
import { openRest } from '../store/persons.ts';
import { addLook } from '../store/records.ts';
import { managed, type PersonCommand, personCommand } from './person-command.ts';

/** Shows sealed particulars to somebody who manages a place of the person. Each look is kept with its reason, that of a repeat too. */
export const revealPerson = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: z.output<NonNullable<(typeof revealEndpoint)['body']>>,
): Promise<z.input<(typeof revealEndpoint)['response']>> => {
  const { what, reason } = body;
  const look = async (a: PersonCommand) => {
    const found = await managed(context, a, id);
    const { jurisdictionId, accountId } = viewer;
    await addLook(a.tx, { jurisdictionId, id: v7(), personId: id, accountId, what, reason, at: a.at });
    await a.log('people.person_revealed', found.id, { reason, data: { what } });
    const { idNumber, address } = openRest(a.eye.ring, found);
    return {
      name: found.name,
      ...(what.includes('phone') && { phone: found.phone }),
      ...(what.includes('id_number') && { idNumber }),
      ...(what.includes('address') && { address }),
    };
  };
  return personCommand(context, viewer, `people.reveal_person ${id}`, body, async () => id, look);
};
