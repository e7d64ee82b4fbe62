import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { motionOf, receiptCode } from './testing/open.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const openPoll = async (areaCode: string, over: object = {}) =>
  (await d.as('clerk')).post('/api/votes', {
    id: v7(),
    areaCode,
    title: '小广场夜间关灯时间',
    questions: [motionOf()],
    opensAt: d.clock.now().toISOString(),
    closesAt: new Date(d.clock.now().getTime() + 7 * 86_400_000).toISOString(),
    ...over,
  });

test('a poll of a community has its residents with accounts on the roll, one head each, and nobody by name', async () => {
  const { code } = d.area('001001');
  expect((await openPoll(code)).body.error.code).toBe('votes.nobody_due');
  const grid = d.area('001001001');
  const living = ['resident', 'neighbour'] as const;
  const persons = living.map((who) => ({ id: v7(), who }));
  await d.database.db.write(d.access, async (tx) => {
    for (const { id, who } of persons)
      await tx
        .insertInto('persons')
        .values({ jurisdiction_id: d.id, id, name: d.people[who].name, account_id: d.people[who].id })
        .execute();
    const building = v7();
    await tx
      .insertInto('buildings')
      .values({ jurisdiction_id: d.id, id: building, area_id: grid.id, area_path: grid.path, name: '1幢', key: '1', place: '0001' })
      .execute();
    for (const [i, { id }] of persons.entries()) {
      const household = v7();
      await tx
        .insertInto('households')
        .values({
          jurisdiction_id: d.id,
          id: household,
          building_id: building,
          area_code: grid.code,
          room: `10${i}`,
          place: `000100010${i}`,
        })
        .execute();
      await tx
        .insertInto('household_members')
        .values({ jurisdiction_id: d.id, id: v7(), household_id: household, person_id: id, relation: 'owner' })
        .execute();
    }
  });
  const opened = await openPoll(code);
  expect(opened.body).toMatchObject({ due: 2, state: 'open', turnout: { due: { heads: 2, area: 0 } }, published: true, page: null });
  // what no household may vote by is not offered
  expect(opened.body.actions).toEqual(['serve', 'postpone', 'close', 'void']);
  const roll = (await (await d.as('clerk')).get(`/api/votes/${opened.body.id}/roll`)).body.items;
  expect(roll).toMatchObject([{ key: 'R00001', label: null, ways: ['phone'] }, { key: 'R00002' }]);
  const mine = (await (await d.as('resident')).get('/api/my-votes')).body.items;
  expect(mine).toMatchObject([{ id: opened.body.id, left: 1 }]);
  const { entries } = (await (await d.as('resident')).get(`/api/my-votes/${opened.body.id}`)).body;
  const cast = { id: v7(), key: entries[0].key, marks: { q1: 'yes' }, receipt: receiptCode() };
  expect((await (await d.as('resident')).post(`/api/my-votes/${opened.body.id}/ballots`, cast)).status).toBe(201);
  // one may not be opened where one does not look after the area, nor by area, which a resident has none of
  expect((await openPoll(d.area('002').code)).body.error.code).toBe('session.forbidden');
  expect((await openPoll(code, { questions: [motionOf({ measures: 'heads_area' })] })).status).toBe(400);
});
