import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { saveTypes } from '#modules/cases/index.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { orderColumns } from './domain/sheet.ts';
import { keepUp } from './jobs/keep-up.ts';

let d: District;
const [nearTeam, streetTeam] = [v7(), v7()];
beforeAll(async () => {
  d = await testDistrict();
  const { db, clock } = d.process.kernel;
  const by = { jurisdictionId: d.id, actorId: null, at: clock.now() };
  await db.write(systemAccess(d.id), (tx) => saveTypes(tx, by));
  const [near, street] = [d.area('001001'), d.area('001')];
  await db.write(d.access, (tx) =>
    addOrganisations(tx, by, [
      { id: streetTeam, kind: 'volunteer_team', name: '街道突击队', areaId: street.id, areaPath: street.path, parentId: null },
      { id: nearTeam, kind: 'volunteer_team', name: '柳岸银龄队', areaId: near.id, areaPath: near.path, parentId: null },
      { id: v7(), kind: 'volunteer_team', name: '没有队员的队', areaId: near.id, areaPath: near.path, parentId: null },
    ]),
  );
  await vi.waitFor(async () => expect((await (await d.as('clerk')).get('/api/case-types')).body.version).toBe(1), { timeout: 20_000 });
});
afterAll(() => d?.close());

const code = ({ status, body }: Answer): string | number => body?.error?.code ?? status;
const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object): Promise<Answer['body']> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const ask = async (): Promise<string> =>
  (
    await must('resident', '/api/orders', {
      ...{ what: 'order', kind: 'repair', text: '家里水龙头漏水，请人帮忙看看', areaCode: d.area('001001001').code },
      ...{ placeText: '和平里 3 栋 201', consent: 'own' },
    })
  ).id;
const issue = (id: string, how: string) =>
  post('clerk', `/api/orders/${id}/issue`, { words: '独居老人家水龙头漏水', place: '和平里附近', kind: 'repair', how, agreed: true });
const take = (who: Who, id: string, more: object = {}) => post(who, `/api/orders/${id}/take`, { name: `某${who}`, ...more });
const desk = async (id: string) => (await get('clerk', '/api/orders?limit=200')).items.find((one: { id: string }) => one.id === id);
const joined = async (who: Who, teamId: string): Promise<void> => {
  await must(who, '/api/volunteers', {
    areaCode: d.area('001001').code,
    skills: ['repair'],
    times: ['weekends'],
    name: `某${who}`,
  });
  const { own } = await must(who, `/api/volunteer-teams/${teamId}/members`, {});
  await must(teamId === streetTeam ? 'dispatcher' : 'clerk', `/api/volunteer-team-members/${own.id}/steps`, { step: 'approve' });
};
const toldOf = (id: string) =>
  d.asOwner<{ account: string }>("select account_id as account from notices where kind = 'orders.team' and subject = $1 order by id", [id]);

test('an order goes from team to team, the nearest first, each for its hours, and then to everybody', async () => {
  const early = await ask();
  expect(code(await issue(early, 'teams'))).toBe('orders.no_team');
  await joined('neighbour', nearTeam);
  await joined('handler', streetTeam);
  const id = await ask();
  expect((await issue(id, 'teams')).body.turn).toMatchObject({ team: '柳岸银龄队', until: '2025-09-16T02:00:00.000Z' });
  // shown to the team alone, and taken by its members alone
  expect((await d.nobody().get('/api/open-orders?limit=200')).body.items.map((one: { id: string }) => one.id)).not.toContain(id);
  expect((await get('neighbour', '/api/my-orders')).offered).toMatchObject([{ id, team: { name: '柳岸银龄队' } }]);
  expect((await get('handler', '/api/my-orders')).offered).toEqual([]);
  expect([code(await take('handler', id)), code(await take('grid_worker', id))]).toEqual(['orders.not_open', 'orders.not_open']);
  await d.process.kernel.relay.carry();
  expect(await toldOf(id)).toEqual([{ account: d.people.neighbour.id }]);
  // a day later it is the next one's, and its members are told once
  const { context } = d.process.modules.orders;
  d.clock.advance(25 * 3_600_000);
  await keepUp(context);
  await keepUp(context);
  await d.process.kernel.relay.carry();
  expect(await toldOf(id)).toEqual([{ account: d.people.neighbour.id }, { account: d.people.handler.id }]);
  expect(code(await take('neighbour', id))).toBe('orders.not_open');
  expect((await desk(id)).turn.team).toBe('街道突击队');
  const share = (await take('handler', id)).body.share.id;
  expect(await desk(id)).toMatchObject({ stand: 'taken', turn: null });
  await must('handler', `/api/order-shares/${share}/hand-back`, {});
  expect((await desk(id)).turn.team).toBe('街道突击队');
  // after the last of them it is everybody's
  d.clock.advance(24 * 3_600_000);
  expect((await d.nobody().get('/api/open-orders?limit=200')).body.items.map((one: { id: string }) => one.id)).toContain(id);
  expect((await desk(id)).turn).toBeNull();
  expect((await take('grid_worker', id)).status).toBe(200);
});

test('the desk has to-dos of what waits to be issued, whoever took something on of what they have; a colleague without the right has none', async () => {
  const id = await ask();
  await d.must('clerk', id, 'verify');
  await d.must('clerk', id, 'file');
  await d.process.kernel.relay.carry();
  const todos = async (who: Who, kind: string) => (await get(who, `/api/todos?kind=${kind}`)).items.map((one: { id: string }) => one.id);
  expect(await todos('clerk', 'orders.issue')).toContain(id);
  expect(await todos('grid_worker', 'orders.issue')).toEqual([]);
  expect((await issue(id, 'claim')).status).toBe(200);
  expect(await todos('clerk', 'orders.issue')).not.toContain(id);
  const { share } = (await take('supervisor', id)).body;
  expect(await todos('supervisor', 'orders.mine')).toEqual([share.id]);
  await must('supervisor', `/api/order-shares/${share.id}/done`, { text: '换好了垫片，不漏了', minutes: 60 });
  expect(await todos('supervisor', 'orders.mine')).toEqual([]);
});

test('at the counter a worker takes it on for somebody without an account, hands it back or says that it is done', async () => {
  const id = await ask();
  await issue(id, 'claim');
  const elder = { forPerson: { name: '段大爷', phone: '13900000077' } };
  expect(code(await take('outsider', id, elder))).toBe('session.forbidden');
  expect(code(await take('neighbour', id, elder))).toBe('session.forbidden');
  const taken = await take('clerk', id, elder);
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  expect((await desk(id)).takers).toMatchObject([{ name: '段**', mine: taken.body.share.id }]);
  await must('clerk', `/api/order-shares/${taken.body.share.id}/hand-back`, {});
  expect((await desk(id)).takers).toEqual([]);
  const again = (await take('clerk', id, elder)).body.share.id;
  await must('clerk', `/api/order-shares/${again}/done`, { text: '换好了垫片，不漏了', minutes: 60 });
  expect(await desk(id)).toMatchObject({ stand: 'done', takers: [{ name: '段**', state: 'done' }] });
  // the hours are the elder's, not the worker's
  const hours = await d.asOwner<{ name: string }>(
    'select p.name from volunteer_hours h join persons p on p.jurisdiction_id = h.jurisdiction_id and p.id = h.person_id where h.id = $1',
    [again],
  );
  expect(hours).toEqual([{ name: '段大爷' }]);
});

test('wishes collected on a list come in all or nothing, each fault named; what went out comes back unchanged, and no name goes out', async () => {
  const signal = new AbortController().signal;
  const columns = Object.values(orderColumns);
  const row = (cells: Partial<Record<keyof typeof orderColumns, string | number>>) =>
    (Object.keys(orderColumns) as (keyof typeof orderColumns)[]).map((key) => cells[key] ?? null);
  const area = d.area('001001').code;
  const wish = row({
    ...{
      what: '微心愿',
      kind: '一件物品',
      text: '想要一个新书包',
      area,
      name: '和小妹',
      phone: '139 0000 0088',
      group: wordOf('zh-CN', 'orders-own.groups.child'),
    },
    ...{ yuan: 150, guardian: '和大叔' },
  });
  const book = (rows: (string | number | null)[][]) =>
    writeWorkbook([{ name: '点单与微心愿', head: [columns.map(([heading]) => heading)], rows, widths: columns.map(() => 12) }], signal);
  const send = async (rows: (string | number | null)[][], dryRun = false, who: Who = 'clerk') =>
    (await sendSheet(d, `/api/orders/import?id=${v7()}&dryRun=${dryRun}`, await book(rows), who)).body;
  const before = (await get('clerk', '/api/orders?limit=200')).items.length;
  const wrong = await send([
    wish,
    row({ what: '微心愿', kind: '一件物品', text: '想要现金三百元', area, name: '木大爷' }),
    row({ what: '许愿', kind: '一件物品', text: '想要一副老花镜', area: d.area('002').code, name: '杨大妈', phone: '12' }),
  ]);
  expect(wrong.added).toBe(0);
  expect(wrong.faults.map((one: { row: number; code: string }) => [one.row, one.code])).toEqual(
    expect.arrayContaining([
      [3, 'orders.cash'],
      [4, 'orders.fault.word'],
      [4, 'orders.fault.area'],
    ]),
  );
  expect(await send([wish], true)).toMatchObject({ dryRun: true, added: 1, faults: [] });
  expect((await get('clerk', '/api/orders?limit=200')).items).toHaveLength(before);
  expect((await sendSheet(d, `/api/orders/import?id=${v7()}`, await book([wish]), 'resident')).status).toBe(403);
  expect(await send([wish])).toMatchObject({ added: 1, faults: [] });
  await d.process.kernel.relay.carry();
  const [added] = (await get('clerk', '/api/orders?limit=200&what=wish')).items;
  expect(added).toMatchObject({ what: 'wish', minor: true, consent: 'spoken', fen: 15_000 });
  const out = await fetchSheet(d, '/api/orders/sheet?what=wish');
  const rows = (await readWorkbook(out, signal))[0]?.rows.map(({ cells }) => [...cells]) ?? [];
  expect(JSON.stringify(rows)).toContain('想要一个新书包');
  expect(JSON.stringify(rows)).not.toMatch(/和小妹|和大叔|0088/);
  const back = await sendSheet(d, `/api/orders/import?id=${v7()}`, out);
  expect(back.body).toMatchObject({ added: 0, same: 1, faults: [] });
});
