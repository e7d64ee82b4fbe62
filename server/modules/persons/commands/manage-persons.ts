import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { changePerson as changeEndpoint, Person } from '#contract/persons/persons.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { presentPersonById } from '../queries/persons.ts';
import { findByPhones, updatePerson } from '../store/persons.ts';
import { managed, type PersonCommand, personCommand } from './person-command.ts';

/** Corrects what is known of a person. A phone that somebody else has needs a person's word that they share it. */
export const changePerson = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: z.output<NonNullable<(typeof changeEndpoint)['body']>>,
): Promise<Person> =>
  personCommand(
    context,
    viewer,
    `people.change_person ${id}`,
    body,
    async (a) => {
      const found = await managed(context, a, id);
      if (found.version !== body.version) fail('persons.person_changed', { version: found.version });
      const phone = body.phone === undefined ? found.phone : body.phone;
      const bearers = phone === null || phone === found.phone ? [] : await findByPhones(a.tx, a.eye.ring, [phone]);
      if (bearers.some((p) => p.id !== id) && !body.phoneShared) fail('persons.person_phone_taken');
      await updatePerson(a.tx, a.eye.ring, id, { name: body.name, phone, partyMember: body.partyMember });
      await a.log('people.person_changed', id, { data: { phone: phone !== found.phone, name: body.name !== found.name } });
      return id;
    },
    (a) => presentPersonById(context, a.eye, a.tx, id),
  );

/** Shows a person's phone to somebody who manages a place of theirs. Each look is kept with its reason, that of a repeat too. */
export const revealPerson = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; reason: string },
): Promise<{ name: string; phone: string | null }> => {
  const look = async (a: PersonCommand) => {
    const found = await managed(context, a, id);
    await a.log('people.person_revealed', found.id, { reason: body.reason });
    return { name: found.name, phone: found.phone };
  };
  return personCommand(context, viewer, `people.reveal_person ${id}`, body, async () => id, look);
};
