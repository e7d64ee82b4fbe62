import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { faultOfIdNumber } from '#contract/persons/id-number.ts';
import type { changePerson as changeEndpoint, createPerson as createEndpoint, Person } from '#contract/persons/persons.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { mayManageIn } from '../policy.ts';
import { presentPersonById } from '../queries/persons.ts';
import {
  findByIdNumbers,
  findByPhones,
  insertPersons,
  lockNumber,
  openRest,
  type Particulars,
  type PersonRow,
  tellRenamed,
  tieAccount,
  writePerson,
} from '../store/persons.ts';
import { managed, type PersonCommand, personCommand } from './person-command.ts';

type Body = z.output<NonNullable<(typeof changeEndpoint)['body']>>;
type Given = Omit<Body, 'id' | 'version'>;

/** An area that is to look after a person: one the viewer manages. */
const areaFor = ({ eye, viewer }: PersonCommand, id: string | null) => {
  if (id === null) return null;
  const area = eye.territory.find(id);
  if (!area?.current) return fail('territory.area_not_found');
  if (!mayManageIn(viewer, area.path)) fail('session.forbidden');
  return { id: area.id, path: area.path };
};

/**
 * What is to be written, checked. A phone that somebody else has needs a person's word that they share it; an identity number is one person's.
 * Whoever enters the same number at the same time waits.
 */
const checked = async (a: PersonCommand, before: PersonRow | null, given: Given): Promise<Particulars> => {
  const { ring } = a.eye;
  const rest = before ? openRest(ring, before) : { idNumber: null, address: null };
  const after: Particulars = {
    name: given.name,
    partyMember: given.partyMember,
    phone: given.phone === undefined ? (before?.phone ?? null) : given.phone,
    idNumber: given.idNumber === undefined ? rest.idNumber : given.idNumber,
    address: given.address === undefined ? rest.address : given.address || null,
    area:
      given.areaId === undefined
        ? before?.areaId && before.areaPath
          ? { id: before.areaId, path: before.areaPath }
          : null
        : areaFor(a, given.areaId),
  };
  if (after.idNumber && after.idNumber !== rest.idNumber) {
    const fault = faultOfIdNumber(after.idNumber);
    if (fault) fail('persons.id_number_invalid', { fault });
    await lockNumber(a.tx, ring, 'id_number', after.idNumber);
    if ((await findByIdNumbers(a.tx, ring, [after.idNumber])).some((p) => p.id !== before?.id)) fail('persons.id_number_taken');
  }
  if (after.phone !== null && after.phone !== (before?.phone ?? null)) {
    await lockNumber(a.tx, ring, 'phone', after.phone);
    const bearers = (await findByPhones(a.tx, ring, [after.phone])).filter((p) => p.id !== before?.id);
    if (bearers.length > 0 && !given.phoneShared) fail('persons.person_phone_taken');
  }
  return after;
};

/** Enters a person whom an area looks after. */
export const createPerson = (
  context: Context,
  viewer: Viewer,
  body: z.output<NonNullable<(typeof createEndpoint)['body']>>,
): Promise<Person> =>
  personCommand(
    context,
    viewer,
    'people.enter_person',
    body,
    async (a) => {
      const id = v7();
      const particulars = await checked(a, null, body);
      await insertPersons(a.tx, viewer.jurisdictionId, a.eye.ring, [{ ...particulars, id }]);
      await tieAccount(a.tx, id, particulars.phone);
      await a.log('people.person_entered', id);
      return id;
    },
    (a, id) => presentPersonById(context, a.eye, a.tx, id),
  );

/** Corrects what is known of a person. */
export const changePerson = (context: Context, viewer: Viewer, id: string, body: Body): Promise<Person> =>
  personCommand(
    context,
    viewer,
    `people.change_person ${id}`,
    body,
    async (a) => {
      const found = await managed(context, a, id);
      if (found.version !== body.version) fail('persons.person_changed', { version: found.version });
      const after = await checked(a, found, body);
      await writePerson(a.tx, viewer.jurisdictionId, a.eye.ring, id, after);
      if (after.name !== found.name) await tellRenamed(a.tx, id);
      const rest = openRest(a.eye.ring, found);
      await a.log('people.person_changed', id, {
        data: {
          phone: after.phone !== found.phone,
          name: after.name !== found.name,
          idNumber: after.idNumber !== rest.idNumber,
          address: after.address !== rest.address,
        },
      });
      return id;
    },
    (a) => presentPersonById(context, a.eye, a.tx, id),
  );
