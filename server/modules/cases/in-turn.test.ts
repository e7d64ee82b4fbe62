import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { verifyChains } from './index.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

test('verify, file and dispatch in one: each an event of its own, all of them or none, once however often it is sent', async () => {
  const caseId = await d.caseIn('reported');
  const dispatcher = await d.as('dispatcher');
  const seen = await dispatcher.see(caseId);
  expect(seen.ahead).toEqual(['verify', 'file', 'dispatch']);
  expect((await (await d.as('grid_worker')).see(caseId)).ahead).toEqual([]);
  expect((await (await d.as('resident')).see(caseId)).ahead).toEqual([]);
  const acts = (organisationId: string) => [
    { id: v7(), action: 'verify', reason: null },
    { id: v7(), action: 'file', categoryCode: '0101' },
    { id: v7(), action: 'dispatch', organisationId, reason: '请今天到现场' },
  ];
  const send = (who: typeof dispatcher, body: object) =>
    who.post(`/api/cases/${caseId}/actions/in-turn`, { id: v7(), version: 1, ...body });
  // the last is refused: nothing has happened
  expect((await send(dispatcher, { acts: acts(v7()) })).body.error.code).toBe('case.organisation_unknown');
  expect((await send(await d.as('grid_worker'), { acts: acts(d.organisations.team) })).status).toBe(403);
  expect((await send(await d.as('outsider'), { acts: acts(d.organisations.team) })).status).toBe(404);
  expect((await dispatcher.see(caseId)).version).toBe(1);
  const body = { id: v7(), acts: acts(d.organisations.team) };
  const done = await send(dispatcher, body);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(done.body).toMatchObject({
    state: 'dispatched',
    version: 4,
    ahead: [],
    category: { code: '0101' },
    handler: { id: d.organisations.team },
  });
  expect(done.body.timeline.map((e: { action: string; reason: string | null }) => [e.action, e.reason])).toEqual([
    ['report', null],
    ['verify', null],
    ['file', null],
    ['dispatch', '请今天到现场'],
  ]);
  expect((await send(dispatcher, body)).body.version).toBe(4);
  expect((await send(dispatcher, { acts: acts(d.organisations.office) })).body.error.code).toBe('case.changed');
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  expect((await (await d.as('handler')).see(caseId)).ahead).toEqual(['accept', 'answer']);
});
