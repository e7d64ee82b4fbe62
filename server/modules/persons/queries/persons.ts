import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { faultOfIdNumber, idNumberOf } from '#contract/persons/id-number.ts';
import type { findPersons, listPersons, Person } from '#contract/persons/persons.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Eye, Tie } from '../context.ts';
import { maskPhone } from '../domain/names.ts';
import { pinyinOf } from '../domain/pinyin.ts';
import { managedAreas, mayManageIn } from '../policy.ts';
import { findPerson, type PersonRow } from '../store/persons.ts';
import { pageOfArea, searchPersons } from '../store/search.ts';
import { openEye } from './eye.ts';

/** Ties that are shown beside a person in a list. */
const mostTies = 10;

type TieOfUse = Tie & { readonly use: string };
/** Everything that hangs on persons, with the use it comes from; what is discreet, or not for this viewer, is for the person's own copy alone. */
export const tiesOf = async (context: Context, eye: Eye, tx: Tx, ids: readonly string[], discreet = false): Promise<TieOfUse[]> =>
  (
    await Promise.all(
      context.uses
        .filter((use) => discreet || !use.discreet)
        .map(async ({ name, ties }) => (await ties(eye, tx, ids)).map((one) => ({ ...one, use: name }))),
    )
  )
    .flat()
    .filter(
      ({ needs, path }) => discreet || needs === undefined || (path === null ? can(eye.viewer, needs) : can(eye.viewer, needs, path)),
    );

/** Whether the viewer manages a place of somebody with these ties, or the whole jurisdiction. */
export const managesBy = (eye: Eye, ties: readonly Pick<Tie, 'path'>[]): boolean =>
  [eye.territory.root.path, ...ties.map(({ path }) => path)].some((path) => path !== null && mayManageIn(eye.viewer, path));

export const presentPerson = (eye: Eye, p: PersonRow, ties: readonly TieOfUse[]): Person => ({
  id: p.id,
  name: p.name,
  phone: maskPhone(p.phone),
  partyMember: p.partyMember,
  version: p.version,
  hasAccount: p.hasAccount,
  ties: ties
    .filter(({ current }) => current)
    .slice(0, mostTies)
    .map(({ use, kind, word, at }) => ({ use, kind, word, at })),
  actions: managesBy(eye, ties) ? ['correct', ...(p.phone === null ? [] : (['reveal'] as const))] : [],
});

/** Persons with what hangs on them today and what the viewer may do with them. */
export const presentPersons = async (context: Context, eye: Eye, tx: Tx, persons: readonly PersonRow[]): Promise<Person[]> => {
  const ids = persons.map(({ id }) => id);
  const ties = Map.groupBy(await tiesOf(context, eye, tx, ids), ({ personId }) => personId);
  return persons.map((p) => presentPerson(eye, p, ties.get(p.id) ?? []));
};

/** Persons for whoever manages some: the beginning of a name within the managed areas; anywhere only by the whole name or number. */
export const personsFound = async (
  context: Context,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof findPersons)['query']>>,
): Promise<{ items: Person[] }> => {
  const managed = managedAreas(viewer);
  if (managed.length === 0) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  const codes = mayManageIn(viewer, eye.territory.root.path) ? null : managed.map((path) => path.replaceAll('.', ''));
  const [phone, idNumber] = [phoneOf(query.q), idNumberOf(query.q)];
  const sought = {
    name: query.q,
    phone: mobilePattern.test(phone) ? phone : null,
    idNumber: faultOfIdNumber(idNumber) === null ? idNumber : null,
    pinyin: pinyinOf(query.q),
  };
  const within = context.uses.flatMap((use) => use.within?.('$1') ?? []);
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    items: await presentPersons(context, eye, tx, await searchPersons(tx, eye.ring, sought, codes, within, query.limit)),
  }));
};

/** Persons whom an area looks after, for whoever manages it. */
export const personsOfArea = async (
  context: Context,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof listPersons)['query']>>,
): Promise<{ items: Person[]; next: string | null }> => {
  const eye = await openEye(context, viewer);
  const area = eye.territory.find(query.area) ?? fail('territory.area_not_found');
  if (!managedAreas(viewer).some((root) => isWithin(area.path, root))) fail('session.forbidden');
  const behind = readCursor<[string, string]>(query.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfArea(tx, eye.ring, area.code, behind, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ areaCode, id }) => [areaCode, id]);
    return { items: await presentPersons(context, eye, tx, rows), next };
  });
};

/** One person inside an open transaction. @throws `persons.person_not_found` also where the viewer manages no place of theirs */
export const presentPersonById = async (context: Context, eye: Eye, tx: Tx, id: string): Promise<Person> => {
  const found = await findPerson(tx, eye.ring, id);
  const [person] = found ? await presentPersons(context, eye, tx, [found]) : [];
  return person?.actions.includes('correct') ? person : fail('persons.person_not_found');
};

/** One person as whoever may correct them sees them. @throws `persons.person_not_found` also where the viewer manages no place of theirs */
export const personById = async (context: Context, viewer: Viewer, id: string): Promise<Person> => {
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentPersonById(context, eye, tx, id));
};
