import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { forgetActs } from './jobs/forget-acts.ts';
import { placeHolder } from './own-data.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object) => {
  const answer = await (await d.as(who)).post(url, { id: v7(), ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

test('in what somebody took part is told to them; who else came is forgotten after the months of acts', async () => {
  const now = +d.clock.now();
  const when = { startsAt: new Date(now + 7_200_000).toISOString(), endsAt: new Date(now + 14_400_000).toISOString() };
  const areaCode = d.area('001001').code;
  const a = await post('clerk', '/api/activities', { kind: 'volunteer', title: '周末清扫', place: '中心广场', areaCode, when });
  await post('resident', `/api/activities/${a.id}/participants`, {});
  await post('clerk', `/api/activities/${a.id}/guests`, { name: '和大爷', phone: '13900000001' });

  const subject = { jurisdictionId: d.id, accountId: d.people.resident.id, person: null };
  const ring = await d.process.kernel.keys.of(d.id);
  const territory = await d.process.modules.territory.snapshot(d.id);
  const [held] = await d.database.db.read(systemAccess(d.id), (tx) =>
    placeHolder.copy({ today: '2025-09-15', territory, ring }, tx, subject),
  );
  expect(held).toMatchObject({ title: '参加的活动', rows: [['周末清扫', '2025-09-15', '已报名', null, '']] });

  const named = async () =>
    (await d.asOwner('select id from activity_participants where activity_id = $1 and sealed is not null', [a.id])).length;
  expect(await named()).toBe(1);
  d.clock.set('2027-09-01T00:00:00Z');
  await forgetActs(d.process.kernel, d.process.modules.activities.forgetting);
  expect(await named()).toBe(1);
  d.clock.set('2027-09-16T00:00:00Z');
  await forgetActs(d.process.kernel, d.process.modules.activities.forgetting);
  expect(await named()).toBe(0);
});
