import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { keepDuties } from './jobs/keep-up.ts';
import { wanted } from './testing/wanted.ts';

let d: District;
let dutyId: string;
beforeAll(async () => {
  d = await testDistrict();
  const made = await post('clerk', '/api/duties', wanted(d));
  dutyId = made.body.id;
  for (const who of ['handler', 'officer'] as const) {
    const { own } = (await post(who, `/api/duties/${dutyId}/claims`, { name: `欧阳${who}` })).body;
    await post('clerk', `/api/duty-holders/${own.id}/steps`, { step: 'confirm' });
    await post(who, `/api/duty-holders/${own.id}/steps`, { step: 'begin' });
  }
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const code = ({ status, body }: Answer): unknown => [status, body.error?.code];
const wall = async (): Promise<{ id: string; words: string; from: string | null; to: string[] }[]> =>
  (await d.nobody().get('/api/open/thanks?limit=200')).body.items;
const onWall = async (id: string): Promise<boolean> => (await wall()).some((one) => one.id === id);
const agree = (who: Who, id: string, yes: boolean, shows = 'masked'): Promise<Answer> =>
  post(who, `/api/thanks/${id}/consent`, { agree: yes, shows });
const look = (who: Who, id: string, show = true, reason = ''): Promise<Answer> => post(who, `/api/thanks/${id}/look`, { show, reason });
/** A new duty each time: one thanks for one thing. */
const thanked = async (who: Who, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, '/api/thanks', { what: 'duties.duty', subjectId: dutyId, words: '谢谢您帮我修好了灯', name: '司马居民', ...over });

test('thanks hang on the wall once all agreed and the community has looked, by the names each chose, and are gone when one does not agree any more', async () => {
  const { id } = (await thanked('resident')).body;
  expect(code(await thanked('resident'))).toEqual([409, 'duties.thanked_before']);
  // not before everybody agreed
  expect(code(await look('clerk', id))).toEqual([409, 'duties.not_agreed']);
  await agree('handler', id, true, 'name');
  expect(code(await look('clerk', id))).toEqual([409, 'duties.not_agreed']);
  expect((await agree('officer', id, true, 'none')).body.state).toBe('waiting');
  // nor before the community has looked
  expect(await onWall(id)).toBe(false);
  expect((await (await d.as('clerk')).get('/api/todos?kind=duties.thanks')).body.items).toHaveLength(1);
  expect(code(await look('grid_worker', id))).toEqual([404, 'duties.thanks_not_found']);
  expect((await look('clerk', id)).body.state).toBe('shown');
  expect(await wall()).toMatchObject([{ id, words: '谢谢您帮我修好了灯', from: '司马**', to: ['欧阳handler'] }]);
  // each of them takes it down, and it is gone at once
  for (const who of ['officer', 'resident'] as const) {
    expect((await agree(who, id, false)).body.state).toBe('withdrawn');
    expect(await onWall(id)).toBe(false);
    await agree(who, id, true);
    expect(await onWall(id)).toBe(true);
  }
  const stored = await d.asOwner<{ sealed: Buffer }>('select sealed from thanks');
  expect(stored.map(({ sealed }) => sealed.toString('utf8')).join()).not.toContain('修好了灯');
});

test('nobody thanks themselves, nobody decides about their own, and a stranger sees nothing of it', async () => {
  const self = await thanked('handler', { name: '欧阳handler' });
  // the other one is thanked, not oneself
  expect(
    (await (await d.as('handler')).get('/api/my/thanks')).body.items.filter(({ id }: { id: string }) => id === self.body.id),
  ).toMatchObject([{ side: 'from' }]);
  expect(code(await thanked('neighbour', { subjectId: v7(), name: '某邻居' }))).toEqual([422, 'duties.nobody_to_thank']);
  const own = await thanked('clerk', { name: '某文员' });
  await agree('handler', own.body.id, true);
  await agree('officer', own.body.id, true);
  expect(code(await look('clerk', own.body.id))).toEqual([403, 'duties.own']);
  expect(code(await agree('neighbour', own.body.id, true))).toEqual([404, 'duties.thanks_not_found']);
  expect((await thanked('neighbour', { words: '谢'.repeat(141) })).status).toBe(400);
});

test('whoever was at an activity may thank those who had a role in it, and nobody else may', async () => {
  const at = +d.clock.now();
  const when = { startsAt: new Date(at + 3_600_000).toISOString(), endsAt: new Date(at + 7_200_000).toISOString() };
  const activity = { kind: 'volunteer', title: '河道清理', place: '玉河边', areaCode: d.area('001001').code, when };
  const { id } = (await post('clerk', '/api/activities', activity)).body;
  const places = [
    await post('handler', `/api/activities/${id}/participants`, { role: 'leader' }),
    await post('resident', `/api/activities/${id}/participants`, {}),
  ];
  d.clock.advance(3_700_000);
  for (const { body } of places) await post('clerk', `/api/activity-participants/${body.own.id}/steps`, { step: 'check_in' });
  const give = (who: Who): Promise<Answer> => thanked(who, { what: 'activities.activity', subjectId: id, name: '司马居民' });
  expect(code(await give('resident'))).toEqual([422, 'duties.nobody_to_thank']);
  await post('clerk', `/api/activities/${id}/steps`, { step: 'hold' });
  expect(code(await give('neighbour'))).toEqual([422, 'duties.nobody_to_thank']);
  expect((await give('resident')).status).toBe(201);
  const { items } = (await (await d.as('handler')).get('/api/my/thanks')).body;
  expect(items[0]).toMatchObject({ side: 'to', title: '河道清理', state: 'asked', agreed: null });
  expect(code(await give('handler'))).toEqual([422, 'duties.nobody_to_thank']);
});

test('a reported text is looked at again and may be taken off, with the reason; old ones are forgotten', async () => {
  const { id } = (await thanked('supervisor', { name: '某督导' })).body;
  for (const who of ['handler', 'officer'] as const) await agree(who, id, true);
  await look('dispatcher', id);
  await post('neighbour', `/api/thanks/${id}/reports`, { reason: '写了别人的住址' });
  const reported = (await (await d.as('clerk')).get('/api/thanks?view=reported')).body.items;
  expect(reported).toMatchObject([{ id, reported: '写了别人的住址', state: 'shown' }]);
  expect(code(await look('clerk', id, false))).toEqual([422, 'duties.words_needed']);
  expect((await look('clerk', id, false, '含有住址')).body).toMatchObject({ state: 'refused', reported: null });
  expect(await onWall(id)).toBe(false);
  d.clock.advance(400 * 86_400_000);
  await keepDuties(d.process.modules.duties.context);
  expect(await d.asOwner('select id from thanks')).toEqual([]);
});
