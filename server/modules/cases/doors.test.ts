import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { verifyChains } from './index.ts';

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
