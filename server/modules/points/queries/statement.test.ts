import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StatementLine } from '#contract/points/statement.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import type { Holder } from '../domain/holders.ts';
import { ledgerOf } from '../testing/ledger.ts';

let d: District;
let at: ReturnType<typeof ledgerOf>;
let resident: Holder;
beforeAll(async () => {
  d = await testDistrict();
  at = ledgerOf(d);
  resident = await personOf('resident');
});
afterAll(() => d?.close());

const personOf = async (who: Who): Promise<Holder> => {
  const id = v7();
  const ring = await d.process.kernel.keys.of(d.id);
  await at.write((tx) =>
    insertPersons(tx, d.id, ring, [{ id, name: '李和', phone: null, partyMember: false, accountId: d.people[who].id }]),
  );
  return { type: 'person', id };
};
const get = async (who: Who, url: string): Promise<Answer> => (await d.as(who)).get(url);

test('one’s own points: each entry says what it was, how it stands and until when points last; page by page', async () => {
  const shop = at.holder('merchant');
  for (const n of [1, 2, 3]) {
    d.clock.advance(60_000);
    await at.transfer(at.holder('issuer'), resident, 10 * n, {
      what: 'points.grant',
      lastDay: '2026-03-31',
      facts: { rule: { code: 'hours', version: 0 } },
    });
  }
  d.clock.advance(60_000);
  const { transferId } = await at.transfer(resident, shop, 25, { pendingUntil: new Date(d.clock.now().getTime() + 86_400_000) });
  const first = (await get('resident', '/api/my/points?limit=2')).body;
  expect(first.balance).toEqual({ available: 35, pending: 25, expiring: [{ day: '2026-03-31', points: 35 }] });
  expect(first.items.map(({ points, state, act }: StatementLine) => [act, points, state])).toEqual([
    ['hold', -25, 'pending'],
    ['transfer', 30, 'posted'],
  ]);
  expect(first.items[1]).toMatchObject({ title: { zh: '预算拨入积分' }, lastDay: '2026-03-31', other: 'issuer' });
  const second = (await get('resident', `/api/my/points?limit=2&cursor=${first.next}`)).body;
  expect(second.items.map(({ points }: StatementLine) => points)).toEqual([20, 10]);
  expect(second.next).toBeNull();
  d.clock.advance(60_000);
  await at.write((tx) => at.ledger.void(tx, transferId, { id: v7(), why: 'cancelled' }));
  const after = (await get('resident', '/api/my/points?limit=2')).body;
  expect(after.items.map(({ points, state, act }: StatementLine) => [act, points, state])).toEqual([
    ['void', 25, 'posted'],
    ['hold', -25, 'void'],
  ]);
});

test('nobody else sees somebody’s points, but for a reason that is kept and shown; no list names persons', async () => {
  expect((await get('neighbour', '/api/my/points')).body).toMatchObject({ items: [], balance: { available: 0 } });
  const look = async (who: Who, reason: string) => (await d.as(who)).post(`/api/points/persons/${resident.id}/looks`, { id: v7(), reason });
  expect((await look('clerk', '异议核对')).status).toBe(403);
  expect((await look('resident', '异议核对')).status).toBe(403);
  expect((await look('supervisor', '')).status).toBe(400);
  const seen = await look('supervisor', '异议核对');
  expect(seen.body.items.length).toBeGreaterThan(0);
  const looks = await d.asOwner<{ reason: string }>('select reason from person_looks where person_id = $1', [resident.id]);
  expect(looks).toEqual([{ reason: '异议核对' }]);
  const list = (await get('supervisor', '/api/points/accounts')).body;
  expect(list.items.some(({ id }: { id: string }) => id === resident.id)).toBe(false);
  expect((await get('supervisor', '/api/points/accounts?type=person')).status).toBe(400);
  expect((await get('supervisor', `/api/points/accounts/person/${resident.id}`)).status).toBe(400);
});

test('accounts of units are seen by name in one’s own areas, with their statement', async () => {
  const team: Holder = { type: 'team', id: d.organisations.team };
  await at.filled(team, [40, null]);
  const list = (await get('supervisor', '/api/points/accounts?type=team')).body;
  expect(list.items).toEqual([expect.objectContaining({ type: 'team', id: team.id, available: 40, pending: 0 })]);
  expect((await get('supervisor', `/api/points/accounts/team/${team.id}`)).body).toMatchObject({
    name: list.items[0].name,
    balance: { available: 40 },
    items: [{ points: 40, other: 'issuer' }],
  });
  expect((await get('resident', '/api/points/accounts')).status).toBe(403);
  expect((await get('resident', `/api/points/accounts/team/${team.id}`)).body.error.code).toBe('points.account_not_found');
  expect((await get('supervisor', `/api/points/accounts/team/${v7()}`)).status).toBe(404);
  // a workbook for accounting says the same, and leaves a line in the audit trail
  const sheet = (who: Who) => get(who, `/api/points/accounts/team/${team.id}/sheet`);
  expect((await sheet('supervisor')).status).toBe(200);
  expect((await sheet('resident')).body.error.code).toBe('points.account_not_found');
  expect(await d.asOwner("select from audit_log where action = 'points.statement_exported'")).toHaveLength(1);
});
