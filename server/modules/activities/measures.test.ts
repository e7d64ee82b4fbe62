import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fact } from '#modules/scorecards/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { activityMeasures } from './measures.ts';

/* What cards of communities can be made of. The clock stands on 15 September 2025, 10:00. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const put = async (tail: string, ends: string, state: string, people: readonly string[] = []): Promise<void> => {
  const id = v7();
  await d.asOwner(
    `insert into activities (jurisdiction_id, id, kind, rules, open, planned, title, area_path, organiser, place, starts_at, ends_at, state, created_by, created_at)
     values ($1, $2, 'service', '{}', true, true, '清洁日', $3::ltree, '柳岸社区', '广场', $4::timestamptz - interval '1 hour', $4, $5, $6, $4::timestamptz - interval '9 days')`,
    [d.id, id, d.area(tail).path, ends, state, d.people.clerk.id],
  );
  for (const one of people)
    await d.asOwner(
      'insert into activity_participants (jurisdiction_id, id, activity_id, account_id, state, joined_at) values ($1, $2, $3, $4, $5, $6)',
      [d.id, v7(), id, v7(), one, ends],
    );
};

test('of activities that ended: told, held, attended; cancelled and excused count apart, the future and other months not, an empty community has nothing', async () => {
  const home = '001001';
  await put(home, '2025-09-02T02:00:00Z', 'held', ['attended', 'attended', 'absent', 'excused', 'cancelled', 'waiting']);
  await put(`${home}001`, '2025-09-03T02:00:00Z', 'held', ['attended']);
  await put(home, '2025-09-04T02:00:00Z', 'not_held', ['absent']);
  await put(home, '2025-09-05T02:00:00Z', 'planned');
  await put(home, '2025-09-06T02:00:00Z', 'cancelled');
  // still to come, and of the month before
  await put(home, '2025-09-15T03:00:00Z', 'planned');
  await put(home, '2025-08-31T15:59:00Z', 'held', ['attended']);
  const keys = [d.area('001001').code, d.area('001002').code];
  const subjects = keys.map((key) => ({ key, name: key, areaPath: null, organisationId: null }));
  const facts = async (what: string): Promise<(Fact | undefined)[]> => {
    const measure = activityMeasures.find(({ code }) => code === `activities.${what}`);
    const asked = { jurisdictionId: d.id, subjects, days: ['2025-09-01', '2025-09-30'] as const, at: d.clock.now(), categories: [''] };
    const found = await d.database.db.read(d.access, (tx) => measure?.facts(tx, asked) ?? Promise.reject(new Error(what)));
    return keys.map((key) => found.get('')?.get(key));
  };
  expect(await facts('told')).toEqual([
    { n: 3, of: 4, excluded: 1 },
    { n: 0, of: 0 },
  ]);
  expect(await facts('held')).toEqual([
    { n: 2, of: 3, excluded: 1 },
    { n: 0, of: 0 },
  ]);
  expect(await facts('attended')).toEqual([
    { n: 3, of: 4, excluded: 1 },
    { n: 0, of: 0 },
  ]);
  // offered to whoever writes a card
  const offered = (await (await d.as('supervisor')).get('/api/scorecards/measures')).body;
  expect(JSON.stringify(offered)).toContain('activities.held');
});
