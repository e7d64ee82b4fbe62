import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const carry = () => d.process.kernel.relay.carry();
const set = async (values: Record<string, unknown>): Promise<void> => {
  await d.asOwner('update jurisdictions set settings = $2 where id = $1', [d.id, JSON.stringify(values)]);
  d.process.kernel.jurisdictions.forget();
};
/** A case whose reporter was not satisfied. */
const rated = async (): Promise<string> => {
  const caseId = await d.caseIn('checked');
  await carry();
  await d.must('resident', caseId, 'call_back', { rating: { answered: true, solved: false, satisfied: false, comment: null } });
  await carry();
  return caseId;
};
const ask = async (caseId: string, who: Who = 'handler'): Promise<Answer> =>
  (await d.as(who)).post(`/api/cases/${caseId}/exclusions`, { id: v7(), kind: 'untrue', reason: '现场核实，情况不属实' });
const decide = async (id: string, granted: boolean, who: Who = 'supervisor'): Promise<Answer> =>
  (await d.as(who)).post(`/api/exclusions/${id}/decision`, { id: v7(), granted, reason: granted ? '证据充分' : '证据不足' });
const rates = async () => (await (await d.as('supervisor')).get('/api/three-rates')).body.total;

test('a granted exclusion leaves one figure and not the other; both, and who decided, stand in the case', async () => {
  const caseId = await rated();
  const before = await rates();
  const asked = await ask(caseId);
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  expect((await ask(caseId)).body.error.code).toBe('ratings.exclusion_open');
  const todos = (await (await d.as('supervisor')).get('/api/todos?kind=ratings.decide_exclusion')).body.items;
  expect(todos.map((one: { id: string }) => one.id)).toContain(asked.body.id);
  expect((await rates()).counted.valid).toBe(before.counted.valid);
  const granted = await decide(asked.body.id, true);
  expect(granted.body, JSON.stringify(granted.body)).toMatchObject({ state: 'granted', decisions: [{ granted: true }] });
  const after = await rates();
  expect([after.all.valid, after.counted.valid, after.excluded]).toEqual([before.all.valid, before.counted.valid - 1, before.excluded + 1]);
  const seen = await (await d.as('clerk')).see(caseId);
  expect(seen.timeline.flatMap(({ told }) => (told ? [told.zh] : []))).toEqual(['申请剔除考核', '剔除申请通过']);
  expect((await decide(asked.body.id, false)).body.error.code).toBe('ratings.exclusion_over');
});

test('another level decides: not the handler, not a level it does not wait for, and a refusal ends it', async () => {
  const { body } = await ask(await rated());
  expect((await decide(body.id, true, 'handler')).status).toBe(403);
  expect((await decide(body.id, true, 'dispatcher')).status).toBe(403);
  expect((await decide(body.id, true, 'outsider')).status).toBe(404);
  const before = await rates();
  expect((await decide(body.id, false)).body.state).toBe('refused');
  expect((await rates()).counted.valid).toBe(before.counted.valid);
});

test('a chain of levels decides in its order', async () => {
  await set({ 'ratings.exclusion_chain': 'street_county' });
  const { body } = await ask(await rated());
  expect((await decide(body.id, true, 'supervisor')).status).toBe(403);
  expect((await decide(body.id, true, 'dispatcher')).body).toMatchObject({ state: 'open', decisions: [{ granted: true }] });
  expect((await decide(body.id, true, 'supervisor')).body.state).toBe('granted');
  await set({});
});

test('is asked by who handled it, in its time, after the call-back; and can be taken back', async () => {
  const open = await d.caseIn('checked');
  await carry();
  expect((await ask(open)).body.error.code).toBe('ratings.nothing_to_exclude');
  const caseId = await rated();
  expect((await ask(caseId, 'clerk')).status).toBe(403);
  const { body } = await ask(caseId);
  const back = await (await d.as('handler')).post(`/api/exclusions/${body.id}/withdrawal`, { id: v7() });
  expect(back.body.state).toBe('withdrawn');
  expect((await (await d.as('handler')).get('/api/exclusions?which=own')).body.items.map((one: { id: string }) => one.id)).toContain(
    body.id,
  );
  d.clock.advance(16 * 86_400_000);
  expect((await ask(caseId)).body.error.code).toBe('ratings.exclusion_late');
});

test('of two who decide at once one does', async () => {
  const { body } = await ask(await rated());
  const both = await Promise.all([decide(body.id, true), decide(body.id, false)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});
