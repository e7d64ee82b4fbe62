import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Act } from '#contract/cases/api.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { saveTypes, verifyChains } from './index.ts';

/*
 * What other modules do about a case, in transactions of their own: they write into its log, take actions by its rules, let organisations see
 * it, and add what must hold before it is filed or closed.
 */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const viewerOf = async (who: Who): Promise<Viewer> => {
  const { cookie } = await d.as(who);
  const viewer = await d.process.kernel.viewers.resolve({ headers: { cookie, 'x-jurisdiction': d.code } });
  return viewer ?? fail('session.required');
};
const within = async <T>(who: Who, work: (tx: Tx, viewer: Viewer) => Promise<T>): Promise<T> => {
  const viewer = await viewerOf(who);
  return d.process.kernel.db.write(accessOf(viewer), (tx) => work(tx, viewer));
};
const whole = async () => (await verifyChains(d.process.kernel.db, d.id)).broken;

test('a record stands in the log with who wrote it, leaves the state, and shows the reporter only what is meant for them', async () => {
  const { cases } = d.process.modules;
  const id = await d.caseIn('handling');
  const before = await (await d.as('clerk')).see(id);
  await within('clerk', (tx, viewer) =>
    cases.record(tx, viewer, id, { what: 'cases.involved', data: { organisation: '城管局' }, words: { text: '电话 13800138000' } }),
  );
  await within('clerk', (tx) => cases.record(tx, null, id, { what: 'cases.involved', data: { organisation: '水务局' }, public: true }));
  const staff = await (await d.as('clerk')).see(id);
  expect(staff).toMatchObject({ state: before.state, stateSince: before.stateSince, dueAt: before.dueAt, version: before.version + 2 });
  expect(staff.timeline.slice(-2)).toMatchObject([
    { action: 'record', by: 'staff', told: { zh: '城管局从此可以查看本案卷' }, text: '电话 138****8000', data: {} },
    { action: 'record', by: 'platform', told: { en: '水务局 can see this case from now on' }, actor: null },
  ]);
  const told = (await (await d.as('resident')).see(id)).timeline.filter(({ action }) => action === 'record');
  expect(told.map((event) => event.told?.zh)).toEqual(['水务局从此可以查看本案卷']);
  // acts go on from a record as from any event
  await d.must('handler', id, 'answer');
  expect(await whole()).toEqual([]);
});

test('nothing is recorded by somebody who does not see the case, nor in an archived one', async () => {
  const { cases } = d.process.modules;
  const id = await d.caseIn('reported');
  const note = { what: 'cases.involved' };
  await expect(within('outsider', (tx, viewer) => cases.record(tx, viewer, id, note))).rejects.toMatchObject({ code: 'case.not_found' });
  const archived = await d.caseIn('archived');
  await expect(within('clerk', (tx, viewer) => cases.record(tx, viewer, archived, note))).rejects.toMatchObject({
    code: 'case.action_not_allowed',
  });
});

test('an organisation that was let in sees the case, once, and verify finds it so from the log', async () => {
  const { cases } = d.process.modules;
  const id = await d.caseIn('reported');
  const handler = await d.as('handler');
  expect((await handler.get(`/api/cases/${id}`)).status).toBe(404);
  for (let n = 0; n < 2; n++) await within('clerk', (tx) => cases.involve(tx, id, d.organisations.team));
  expect((await handler.see(id)).timeline.map(({ action }) => action)).toEqual(['report', 'record']);
  expect(await whole()).toEqual([]);
  await d.asOwner("update cases set involved_orgs = '{}' where id = $1", [id]);
  expect((await whole()).map(({ problem }) => problem)).toEqual([expect.stringContaining('involvedOrgs')]);
  await d.asOwner('update cases set involved_orgs = array[$2::uuid] where id = $1', [id, d.organisations.team]);
});

test('an action of a case is taken by its own rules, together with what else the transaction does or not at all', async () => {
  const { cases } = d.process.modules;
  const id = await d.caseIn('dispatched');
  const recall = { action: 'recall', reason: '异议成立，重新派单' } as const;
  await expect(within('handler', (tx, viewer) => cases.act(tx, viewer, id, recall))).rejects.toMatchObject({ code: 'session.forbidden' });
  const broken = within('dispatcher', async (tx, viewer) => {
    await cases.act(tx, viewer, id, recall);
    throw new Error('the rest failed');
  });
  await expect(broken).rejects.toThrow('the rest failed');
  expect((await (await d.as('clerk')).see(id)).state).toBe('dispatched');
  expect((await within('dispatcher', (tx, viewer) => cases.act(tx, viewer, id, recall))).state).toBe('filed');
  expect(await whole()).toEqual([]);
});

test('a condition of a module is asked before filing or closing alone, and its refusal leaves no trace', async () => {
  const { cases } = d.process.modules;
  const asked: string[] = [];
  let ready = false;
  for (const at of ['filing', 'closing'] as const)
    cases[at].add({
      code: `test.${at}`,
      check: async (_, { number }) => {
        asked.push(`${at} ${number}`);
        if (!ready) fail('case.until_past');
      },
    });
  const file = await d.caseIn('verified');
  const closing = async (id: string) => (await (await d.as('dispatcher')).act(id, 'close')).body.error?.code;
  expect((await (await d.as('clerk')).act(file, 'file')).body.error.code).toBe('case.until_past');
  expect((await (await d.as('clerk')).see(file)).state).toBe('verified');
  ready = true;
  const id = await d.caseIn('called_back');
  ready = false;
  asked.length = 0;
  expect(await closing(id)).toBe('case.until_past');
  ready = true;
  expect(await closing(id)).toBeUndefined();
  await d.must('dispatcher', id, 'archive');
  const { number } = await (await d.as('clerk')).see(id);
  expect(asked).toEqual([`closing ${number}`, `closing ${number}`]);
});

test('a case that a module opens begins where an organisation has it, by the limit promised for it alone; its chain holds', async () => {
  const { cases } = d.process.modules;
  const viewer = await viewerOf('resident');
  const open = await cases.open(viewer, {
    kind: 'application',
    text: '申请办理：高龄津贴申领',
    areaCode: d.area('001001001').code,
    caller: null,
    callerId: null,
    organisationId: d.organisations.team,
    promised: { n: 2, unit: 'working_days' },
  });
  const { id } = await d.process.kernel.db.write(accessOf(viewer), open);
  expect(await (await d.as('resident')).see(id)).toMatchObject({ state: 'dispatched', kind: 'application' });
  await d.must('handler', id, 'accept');
  // Monday ten o'clock: two working days later
  expect(await (await d.as('handler')).see(id)).toMatchObject({ state: 'handling', dueAt: '2025-09-17T02:00:00.000Z' });
  expect(await whole()).toEqual([]);
});

/** An order that the desk has given to an organisation, of the shipped types. */
const order = async (): Promise<string> => {
  const { db, clock } = d.process.kernel;
  await db.write(systemAccess(d.id), (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
  await expect.poll(async () => (await (await d.as('clerk')).get('/api/case-types')).body.version).toBe(1);
  const id = await d.caseIn('verified');
  await d.must('clerk', id, 'file', { kind: 'order' });
  await d.must('clerk', id, 'dispatch');
  return id;
};
const taking = (id: string, takerId: string, act: Act) =>
  d.process.kernel.db.write(systemAccess(d.id), (tx) => d.process.modules.cases.act(tx, { takerId }, id, act));
const claim = { action: 'claim' } as const;

// guard: `for update` in lockCase – without it the others fail on the version or the key
test('ten take one order on at once: one has it, the others learn that it is taken', async () => {
  const id = await order();
  const takers = [...Array(10)].map(() => v7());
  const done = await Promise.allSettled(takers.map((taker) => taking(id, taker, claim)));
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(refused).toEqual(Array(9).fill('case.action_not_allowed'));
  const log = (await (await d.as('clerk')).see(id)).timeline;
  expect(log.filter(({ action }) => action === 'claim')).toMatchObject([{ by: 'taker', from: 'dispatched', to: 'handling' }]);
  expect(await whole()).toEqual([]);
});

test('whoever took a matter on works on it and hands it back without a count; nobody else does it for them, and no post by hand', async () => {
  const id = await order();
  const [mine, other] = [v7(), v7()];
  await taking(id, mine, claim);
  await expect(taking(id, other, { action: 'hand_back', reason: null })).rejects.toMatchObject({ code: 'case.not_yours' });
  await expect(taking(id, mine, { action: 'recall', reason: '不做了' })).rejects.toMatchObject({ code: 'session.forbidden' });
  expect((await (await d.as('clerk')).act(id, 'hand_back')).body.error.code).toBe('session.forbidden');
  await taking(id, mine, { action: 'hand_back', reason: null });
  expect(await (await d.as('clerk')).see(id)).toMatchObject({ state: 'dispatched', returnCount: 0, handlerPerson: null });
  await taking(id, other, claim);
  await taking(id, other, { action: 'answer', text: '灯已修好，老人试过了', photoIds: [] });
  // whoever asked says at once that it is done
  await d.must('resident', id, 'call_back');
  expect((await (await d.as('clerk')).see(id)).state).toBe('called_back');
  expect(await whole()).toEqual([]);
  // a case of another type is not taken on
  const usual = await d.caseIn('dispatched');
  await expect(taking(usual, mine, claim)).rejects.toMatchObject({ code: 'case.action_not_allowed' });
});
