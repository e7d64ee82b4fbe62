import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { drawLastWeek } from './commands/draw-spot-checks.ts';
import { sampleOf } from './domain/lots.ts';

let d: District;
let closed: string[];
beforeAll(async () => {
  d = await testDistrict();
  closed = [];
  for (let n = 0; n < 5; n++) closed.push(await d.caseIn('closed'));
  await d.process.kernel.relay.carry();
}, 60_000);
afterAll(() => d?.close());

const day = (offset = 0): string => new Date(d.clock.now().getTime() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
const draw = async (percent: number, who: Who = 'supervisor'): Promise<Answer> =>
  (await d.as(who)).post('/api/spot-draws', { id: v7(), area: d.area('').code, from: day(-1), to: day(), percent });
const open = async (who: Who = 'clerk') => (await (await d.as(who)).get('/api/spot-checks')).body.items;
const find = async (id: string, found: string, who: Who = 'clerk'): Promise<Answer> =>
  (await d.as(who)).post(`/api/spot-checks/${id}/finding`, { id: v7(), found, note: '现场仍有垃圾' });

test('a draw can be repeated from its seed by anybody', async () => {
  const drawn = await draw(40);
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201);
  expect(drawn.body).toMatchObject({ population: 5, drawn: 2, byItself: false });
  const ids = [...closed].sort();
  expect(drawn.body.populationDigest).toBe(createHash('sha256').update(ids.join('\n')).digest('hex'));
  const cases = (await open()).map((one: { caseId: string }) => one.caseId).sort();
  expect(cases).toEqual(sampleOf(drawn.body.seed, ids, 40).sort());
  expect((await draw(40, 'dispatcher')).status).toBe(403);
});

test('a false closing is named with who closed it, stands on the record of the handler, and opens the case again', async () => {
  const [check] = await open();
  expect(check.closedBy).toBeNull();
  // whoever closed it does not look again
  expect((await find(check.id, 'not_done', 'dispatcher')).body.error.code).toBe('ratings.own_check');
  const found = await find(check.id, 'not_done');
  expect(found.body, JSON.stringify(found.body)).toMatchObject({
    found: 'not_done',
    reopened: true,
    closedBy: d.people.dispatcher.name,
  });
  expect((await find(check.id, 'done')).body.error.code).toBe('ratings.spot_check_over');
  const seen = await (await d.as('clerk')).see(check.caseId);
  expect(seen.state).toBe('dispatched');
  expect(seen.timeline.at(-1)).toMatchObject({ action: 'reopen', by: 'platform' });
  expect(seen.timeline.at(-2)?.told?.zh).toContain('虚假结案');
  const record = (await (await d.as('supervisor')).get(`/api/organisations/${d.organisations.team}/rating-record`)).body;
  expect(record.falseClosings).toMatchObject([{ caseId: check.caseId, closedBy: d.people.dispatcher.name, reopened: true }]);
  expect((await (await d.as('handler')).get(`/api/organisations/${d.organisations.team}/rating-record`)).status).toBe(200);
  expect((await (await d.as('officer')).get(`/api/organisations/${d.organisations.team}/rating-record`)).status).toBe(404);
});

test('done as it should be, nothing else happens; an archived case is looked at and not opened again', async () => {
  const [check] = await open();
  d.clock.advance(16 * 86_400_000);
  await d.must('dispatcher', check.caseId, 'archive');
  expect((await find(check.id, 'not_done')).body).toMatchObject({ found: 'not_done', reopened: false });
});

test('by itself a week is drawn from once, and only where a share is set', async () => {
  const caseId = await d.caseIn('closed');
  d.clock.advance(7 * 86_400_000);
  await drawLastWeek(d.process.modules.ratings, d.id);
  await drawLastWeek(d.process.modules.ratings, d.id);
  const draws = (await (await d.as('supervisor')).get('/api/spot-draws')).body.items.filter((one: { byItself: boolean }) => one.byItself);
  expect(draws).toHaveLength(1);
  expect(draws[0]).toMatchObject({ population: 1, drawn: 1 });
  expect((await open()).map((one: { caseId: string }) => one.caseId)).toContain(caseId);
});
