import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Doubt, PersonFile } from '#contract/persons/file.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Eye, Tie } from '../context.ts';
import { maskIdNumber } from '../domain/names.ts';
import { managedAreas } from '../policy.ts';
import { findPerson, openRest } from '../store/persons.ts';
import { consentsOf, looksOf, mergesInto, openDoubts } from '../store/records.ts';
import { openEye } from './eye.ts';
import { managesBy, presentPerson, presentPersons, tiesOf } from './persons.ts';

const mostLooks = 50;

/** The managed area by which the viewer sees something that stands at one of these paths. */
const areaOf = (eye: Eye, paths: readonly (string | null)[]): string | null => {
  const root = managedAreas(eye.viewer).find(
    (own) => own === eye.territory.root.path || paths.some((path) => path !== null && isWithin(path, own)),
  );
  const area = root === undefined ? null : eye.territory.findByPath(root);
  return area ? eye.territory.describe(area) : null;
};

/** Everything of a person that the viewer may see, inside an open transaction. @throws `persons.person_not_found` also where they manage no place of theirs */
export const presentFile = async (context: Context, eye: Eye, tx: Tx, id: string): Promise<PersonFile> => {
  const person = (await findPerson(tx, eye.ring, id)) ?? fail('persons.person_not_found');
  const ties = await tiesOf(context, eye, tx, [id]);
  if (!managesBy(eye, ties)) fail('persons.person_not_found');
  const merges = await mergesInto(tx, id);
  const consents = new Map((await consentsOf(tx, id)).map((one) => [one.use, one]));
  const looks = await looksOf(tx, [id, ...merges.map(({ fromId }) => fromId)], mostLooks);
  const { idNumber, address } = openRest(eye.ring, person);
  const because = (some: readonly Tie[]) => ({
    by: 'area' as const,
    at: areaOf(
      eye,
      some.map(({ path }) => path),
    ),
  });
  const area = person.areaId === null ? null : eye.territory.find(person.areaId);
  const uses = new Set(ties.map(({ use }) => use));
  return {
    ...presentPerson(eye, person, ties),
    ties: ties.map((one) => ({
      use: one.use,
      kind: one.kind,
      word: one.word,
      at: one.at,
      current: one.current,
      page: one.page ?? null,
      because: because([one]),
    })),
    because: because(ties),
    idNumber: maskIdNumber(idNumber),
    hasAddress: address !== null,
    area: area ? { id: area.id, code: area.code, name: eye.territory.describe(area) } : null,
    purposes: context.uses
      .filter(({ name }) => uses.has(name) || consents.has(name))
      .map(({ name, basis, keepYears }) => {
        const consent = consents.get(name);
        return {
          use: name,
          basis,
          keepYears,
          consent: consent ?? null,
          named: [...new Set(ties.flatMap((one) => (one.use === name ? (one.purposes ?? []) : [])))],
        };
      }),
    looks: looks.map(({ at, who, what, reason }) => ({ at: at.toISOString(), who: who ?? '', what, reason })),
    merges: merges.map((m) => ({ id: m.id, name: m.name, at: m.at.toISOString(), who: m.who ?? '', reason: m.reason })),
  };
};

export const personFile = async (context: Context, viewer: Viewer, id: string): Promise<PersonFile> => {
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentFile(context, eye, tx, id));
};

/** Doubts of which the viewer manages both records. Those of others are passed over, so a page may be short. */
export const doubtsPage = async (
  context: Context,
  viewer: Viewer,
  query: { cursor?: string | undefined; limit: number },
): Promise<{ items: Doubt[]; next: string | null }> => {
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  const after = readCursor<[string | null, string, string]>(query.cursor, ['moment?', 'uuid', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await openDoubts(tx, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ foundAt, firstId, secondId }) => [foundAt.toISOString(), firstId, secondId]);
    const ids = [...new Set(rows.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
    const persons = await Promise.all(ids.map((id) => findPerson(tx, eye.ring, id)));
    const shown = new Map(
      (
        await presentPersons(
          context,
          eye,
          tx,
          persons.flatMap((p) => p ?? []),
        )
      ).map((p) => [p.id, p]),
    );
    const items = rows.flatMap(({ firstId, secondId, kind, foundAt }) => {
      const [first, second] = [shown.get(firstId), shown.get(secondId)];
      return first?.actions.includes('correct') && second?.actions.includes('correct')
        ? [{ first, second, kind, foundAt: foundAt.toISOString() }]
        : [];
    });
    return { items, next };
  });
};
