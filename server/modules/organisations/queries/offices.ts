import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type OfficeKind, officeKindSet } from '#contract/organisations/kinds.ts';
import type { findPersons, listOffices, Office, Person } from '#contract/organisations/offices.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { maskPhone } from '../domain/names.ts';
import { managedAreas, mayManageIn } from '../policy.ts';
import { pageOfOffices } from '../store/offices.ts';
import { findPerson, officesOfPersons, type PersonRow, promisePlaces, searchPersons } from '../store/persons.ts';
import { findOrganisation } from '../store/tree.ts';
import { areaOf, askedKinds, eyeOf } from './eye.ts';
import { type Eye, presentOffice } from './present-people.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** Offices of an area, an organisation or a person; of the viewer's whole jurisdiction when nothing is named. */
export const officesPage = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof listOffices>,
): Promise<{ items: Office[]; next: string | null }> => {
  const eye = await eyeOf(context, viewer);
  const area = query.area === undefined ? null : areaOf(eye, query.area);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (query.organisation !== undefined && !(await findOrganisation(tx, query.organisation, eye.today)))
      fail('organisations.organisation_not_found');
    const found = await pageOfOffices(tx, {
      on: query.on ?? eye.today,
      when: query.former ? 'former' : query.coming ? 'held_or_coming' : 'held',
      areaCode: area && !query.exact ? area.code : null,
      areaId: area && query.exact ? area.id : null,
      organisationId: query.organisation ?? null,
      personId: query.person ?? null,
      kinds: askedKinds(eye, officeKindSet, query.kind),
      after: readCursor<[string, string]>(query.cursor, ['string', 'uuid']),
      limit: query.limit + 1,
    });
    const { rows, next } = cutPage(found, query.limit, ({ areaCode, id }) => [areaCode, id]);
    return { items: rows.map((r) => presentOffice(eye, r)), next };
  });
};

/** Whether the viewer manages any place where the person holds or held office, or has promised something. */
export const managesPerson = async (eye: Eye, tx: Tx, personId: string): Promise<boolean> => {
  const offices = await officesOfPersons(tx, [personId], eye.today);
  return [...offices.map((f) => f.areaPath), ...(await promisePlaces(tx, personId))].some((path) => mayManageIn(eye.viewer, path));
};

/** Persons with today's offices and what the viewer may do with them. */
export const presentPersons = async (eye: Eye, tx: Tx, persons: readonly PersonRow[]): Promise<Person[]> => {
  const offices = Map.groupBy(
    await officesOfPersons(
      tx,
      persons.map((p) => p.id),
      eye.today,
    ),
    (f) => f.personId,
  );
  return Promise.all(
    persons.map(async (p): Promise<Person> => {
      const theirs = offices.get(p.id) ?? [];
      const manages = theirs.some((f) => mayManageIn(eye.viewer, f.areaPath)) || (await managesPerson(eye, tx, p.id));
      return {
        id: p.id,
        name: p.name,
        phone: maskPhone(p.phone),
        partyMember: p.partyMember,
        version: p.version,
        hasAccount: p.hasAccount,
        offices: theirs
          .filter((f) => f.held)
          .slice(0, 10)
          .map((f) => {
            const area = f.areaId === null ? null : eye.territory.find(f.areaId);
            return { kind: f.kind as OfficeKind, at: f.organisation ?? (area ? eye.territory.describe(area) : f.areaPath) };
          }),
        actions: manages ? ['correct', ...(p.phone === null ? [] : (['reveal'] as const))] : [],
      };
    }),
  );
};

/** Persons to appoint: part of a name within the managed areas; anywhere only by the whole name or the whole phone. */
export const personsFound = async (context: Context, viewer: Viewer, query: Query<typeof findPersons>): Promise<{ items: Person[] }> => {
  const eye = await eyeOf(context, viewer);
  const managed = managedAreas(viewer);
  if (managed.length === 0) fail('session.forbidden');
  const codes = managed.map((path) => path.replaceAll('.', ''));
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    items: await presentPersons(eye, tx, await searchPersons(tx, query.q, codes, query.limit)),
  }));
};

/** One person inside an open transaction. @throws `organisations.person_not_found` also where the viewer manages no place of theirs */
export const presentPersonById = async ({ eye, tx }: { eye: Eye; tx: Tx }, id: string): Promise<Person> => {
  const found = await findPerson(tx, id);
  const [person] = found ? await presentPersons(eye, tx, [found]) : [];
  return person?.actions.includes('correct') ? person : fail('organisations.person_not_found');
};

/** One person as whoever may correct them sees them. @throws `organisations.person_not_found` also where the viewer manages no place of theirs */
export const personById = async (context: Context, viewer: Viewer, id: string): Promise<Person> => {
  const eye = await eyeOf(context, viewer);
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), (tx) => presentPersonById({ eye, tx }, id));
};
