import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { findPersons, Person } from '#contract/persons/persons.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Eye, Tie } from '../context.ts';
import { maskPhone } from '../domain/names.ts';
import { pinyinOf } from '../domain/pinyin.ts';
import { managedAreas, mayManageIn } from '../policy.ts';
import { findPerson, type PersonRow, searchPersons } from '../store/persons.ts';
import { openEye } from './eye.ts';

/** Ties that are shown beside a person in a list. */
const mostTies = 10;

/** Everything that hangs on persons, with the use it comes from. */
export const tiesOf = async (context: Context, eye: Eye, tx: Tx, ids: readonly string[]): Promise<(Tie & { use: string })[]> =>
  (await Promise.all(context.uses.map(async ({ name, ties }) => (await ties(eye, tx, ids)).map((one) => ({ ...one, use: name }))))).flat();

/** Persons with what hangs on them today and what the viewer may do with them. */
const presentPersons = async (context: Context, eye: Eye, tx: Tx, persons: readonly PersonRow[]): Promise<Person[]> => {
  const ids = persons.map(({ id }) => id);
  const ties = Map.groupBy(await tiesOf(context, eye, tx, ids), ({ personId }) => personId);
  return persons.map((p): Person => {
    const theirs = ties.get(p.id) ?? [];
    const paths = [p.areaPath, ...theirs.map(({ path }) => path)];
    const manages =
      paths.some((path) => path !== null && mayManageIn(eye.viewer, path)) || mayManageIn(eye.viewer, eye.territory.root.path);
    return {
      id: p.id,
      name: p.name,
      phone: maskPhone(p.phone),
      partyMember: p.partyMember,
      version: p.version,
      hasAccount: p.hasAccount,
      ties: theirs
        .filter(({ current }) => current)
        .slice(0, mostTies)
        .map(({ use, kind, word, at }) => ({ use, kind, word, at })),
      actions: manages ? ['correct', ...(p.phone === null ? [] : (['reveal'] as const))] : [],
    };
  });
};

/** Persons for whoever manages some: the beginning of a name within the managed areas; anywhere only by the whole name or phone. */
export const personsFound = async (
  context: Context,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof findPersons)['query']>>,
): Promise<{ items: Person[] }> => {
  const managed = managedAreas(viewer);
  if (managed.length === 0) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  const codes = mayManageIn(viewer, eye.territory.root.path) ? null : managed.map((path) => path.replaceAll('.', ''));
  const phone = phoneOf(query.q);
  const sought = { name: query.q, phone: mobilePattern.test(phone) ? phone : null, pinyin: pinyinOf(query.q) };
  const within = context.uses.flatMap((use) => use.within?.('$1') ?? []);
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    items: await presentPersons(context, eye, tx, await searchPersons(tx, eye.ring, sought, codes, within, query.limit)),
  }));
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

/** Whether the viewer manages any place where the person stands or stood. */
export const managesPerson = async (context: Context, eye: Eye, tx: Tx, person: PersonRow): Promise<boolean> =>
  [eye.territory.root.path, person.areaPath, ...(await tiesOf(context, eye, tx, [person.id])).map(({ path }) => path)].some(
    (path) => path !== null && mayManageIn(eye.viewer, path),
  );
