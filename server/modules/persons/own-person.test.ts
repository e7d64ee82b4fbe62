import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { execute } from '#kernel/db.ts';
import { insertPersons, ownPerson, tiedPerson } from '#modules/persons/index.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const viewer = (who: Who, over: Partial<Viewer> = {}): Viewer => ({
  accountId: d.people[who].id,
  name: d.people[who].name,
  anonymous: false,
  mustChangePassword: false,
  mustSetUpSecondFactor: false,
  jurisdictionId: d.id,
  posts: [],
  ...over,
});
const own = async (who: Who, name: string | null, over: Partial<Viewer> = {}): Promise<string> => {
  const ring = await d.process.kernel.keys.of(d.id);
  return d.database.db.write(d.access, (tx) => ownPerson(tx, d.id, ring, viewer(who, over), name === null ? null : { name }));
};
const tied = (who: Who): Promise<string | null> => d.database.db.write(d.access, (tx) => tiedPerson(tx, d.people[who].id));
const code = (error: unknown): unknown => (error as { code?: string }).code;

it('asks for the name once: nobody is tied before, and another name later is still the same person', async () => {
  expect(await tied('resident')).toBeNull();
  expect(code(await own('resident', null).catch((error: unknown) => error))).toBe('persons.name_needed');
  expect(code(await own('resident', '某甲', { anonymous: true }).catch((error: unknown) => error))).toBe('session.forbidden');
  const id = await own('resident', '木居民');
  expect(await own('resident', null)).toBe(id);
  expect(await own('resident', '别名')).toBe(id);
  expect(await tied('resident')).toBe(id);
});

it('recognises whoever the counter has entered under the account’s own phone and name, and nobody else’s name', async () => {
  const ring = await d.process.kernel.keys.of(d.id);
  const [known, mother] = [v7(), v7()];
  const { phone } = d.people.neighbour;
  await d.database.db.write(d.access, (tx) =>
    insertPersons(tx, d.id, ring, [
      { id: mother, name: '和母', phone, partyMember: false },
      { id: known, name: '和邻居', phone, partyMember: true },
    ]),
  );
  expect(await own('neighbour', '和邻居')).toBe(known);
  expect(await tied('neighbour')).toBe(known);
});

it('is one person for an account that asks ten times at once', async () => {
  const accountId = d.people.handler.id;
  const [ring, before] = [await d.process.kernel.keys.of(d.id), v7()];
  // they meet at the entry: somebody is being entered by this account, who in the end is not
  const { outcome } = await held(d, {
    first: (tx) => insertPersons(tx, d.id, ring, [{ id: before, name: '占位', phone: null, partyMember: false, accountId }]),
    waiting: 4,
    meanwhile: () => Promise.allSettled(Array.from({ length: 10 }, () => own('handler', '经办人'))),
    afterwards: (tx) => execute(tx, 'update persons set account_id = null where jurisdiction_id = :jurisdiction and id = $1', [before]),
  });
  // each is answered, none by a fault of the database, and all alike
  expect(outcome.map(({ status }) => status)).toEqual(Array(10).fill('fulfilled'));
  expect(new Set(outcome.map((one) => (one as PromiseFulfilledResult<string>).value)).size).toBe(1);
});
