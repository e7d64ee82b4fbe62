import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Day } from '#contract/field/api.ts';
import { type Client, type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const dayOf = async (who: Who | Client, query = ''): Promise<Day> => {
  const answer = await (typeof who === 'string' ? await d.as(who) : who).get(`/api/field/day${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};

it('the day holds the cases whose next act is one’s own, with place and due time; it goes from hand to hand with them', async () => {
  const id = await d.caseIn('handling');
  const { day, items } = await dayOf('handler');
  expect(day).toBe('2025-09-15');
  expect(items).toMatchObject([
    { id, kind: 'cases.answer', point: expect.anything(), until: expect.any(String), link: `/cases/${id}`, state: 'due', urgent: false },
  ]);
  expect((await dayOf('clerk')).items).toEqual([]);
  await d.must('handler', id, 'answer');
  expect((await dayOf('handler')).items).toEqual([]);
  expect((await dayOf('clerk')).items).toMatchObject([{ id, kind: 'cases.check' }]);
  await d.must('clerk', id, 'check');
});

it('what is late stands before what is due', async () => {
  const late = await d.caseIn('handling');
  d.clock.advance(40 * 86_400_000);
  const due = await d.caseIn('handling');
  expect((await dayOf('handler')).items.map(({ id, state }) => [id, state])).toEqual([
    [late, 'late'],
    [due, 'due'],
  ]);
});

it('tomorrow has what is open today; a day gone by has nothing, and neither has anybody without work', async () => {
  expect((await dayOf('handler', '?day=2025-10-26')).items).toHaveLength(2);
  expect((await dayOf('handler', '?day=2025-09-15')).items).toEqual([]);
  for (const who of ['resident', 'audit_admin'] as const) expect((await dayOf(who)).items).toEqual([]);
  expect((await dayOf(await d.device())).items).toEqual([]);
  expect((await d.nobody().get('/api/field/day')).status).toBe(401);
});
