import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskHelp, OwnHelps } from '#contract/couriers/api.ts';
import { execute } from '#kernel/db.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { forget } from './jobs/forget.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const asking = (over: object = {}) => ({
  kind: 'wages',
  words: '站点上个月的单子一直没结钱',
  areaCode: d.area('001001001').code,
  name: '小杨',
  phone: null,
  consent: true,
  ...over,
});
const ask = (who: Who, over: object = {}) => post(who, '/api/courier/helps', asking(over));
const own = async (who: Who): Promise<OwnHelps> => (await (await d.as(who)).get('/api/courier/helps')).body;
const desk = async (who: Who): Promise<DeskHelp[]> => (await (await d.as(who)).get('/api/courier-helps')).body.items;
const act = (who: Who, id: string, what: string, body: object = {}) => post(who, `/api/courier-helps/${id}/${what}`, body);
const look = (who: Who, id: string) => act(who, id, 'look', { reason: '联系求助人' });
const code = ({ status, body }: Answer): string | number => body.error?.code ?? status;

test('is asked of a community with consent; nobody reads it but the one who takes it on, and each look is kept', async () => {
  expect((await ask('resident', { consent: false })).status).toBe(400);
  expect(code(await ask('resident', { areaCode: d.area('001').code }))).toBe('couriers.help_community');
  const asked = (await ask('resident')).body as OwnHelps;
  expect(asked.open).toMatchObject({ kind: 'wages', state: 'waiting', words: '站点上个月的单子一直没结钱', answer: null });
  expect(code(await ask('resident'))).toBe('couriers.help_open');
  const id = asked.open?.id ?? '';
  // the desk sees kind, community and day; others nothing
  expect(await desk('clerk')).toMatchObject([{ id, kind: 'wages', state: 'waiting', mine: false }]);
  expect(JSON.stringify(await desk('clerk'))).not.toMatch(/小杨|单子/);
  expect((await (await d.as('grid_worker')).get('/api/courier-helps')).status).toBe(403);
  expect((await (await d.as('resident')).get('/api/courier-helps')).status).toBe(403);
  expect(code(await act('outsider', id, 'take'))).toBe('couriers.help_not_found');
  expect(code(await look('clerk', id))).toBe('couriers.help_taken');
  expect((await (await d.as('clerk')).get('/api/todos?kind=couriers.help')).body.items).toMatchObject([{ id }]);
  expect((await act('clerk', id, 'take')).body).toMatchObject({ state: 'taken', mine: true });
  expect((await look('clerk', id)).body).toEqual({
    name: '小杨',
    phone: d.people.resident.phone,
    words: '站点上个月的单子一直没结钱',
    answer: null,
  });
  const looks = await d.asOwner<{ reason: string }>("select reason from audit_log where action = 'couriers.help_read' and subject = $1", [
    id,
  ]);
  expect(looks).toEqual([{ reason: '联系求助人' }]);
  expect((await act('clerk', id, 'answer', { words: '周三陪您去劳动监察大队', over: false })).body.answeredAt).not.toBeNull();
  expect((await own('resident')).open).toMatchObject({ state: 'taken', answer: '周三陪您去劳动监察大队' });
  // over: what was asked is gone, the last answer stays for whoever asked, and is gone after a month
  await act('clerk', id, 'answer', { words: '工资已经结清', over: true });
  const after = await own('resident');
  expect(after.open).toBeNull();
  expect(after.over).toMatchObject([{ state: 'helped', words: null, answer: '工资已经结清' }]);
  expect(code(await look('clerk', id))).toBe('couriers.help_not_found');
  expect(await desk('clerk')).toEqual([]);
});

test('is taken back at once, and ends by itself: nothing of it is left', async () => {
  const first = ((await ask('neighbour')).body as OwnHelps).open?.id ?? '';
  await act('clerk', first, 'take');
  await post('neighbour', `/api/courier/helps/${first}/withdraw`, {});
  expect(code(await look('clerk', first))).toBe('couriers.help_not_found');
  expect(await d.asOwner('select sealed, ended_why as why from courier_helps where id = $1', [first])).toEqual([
    { sealed: null, why: 'withdrawn' },
  ]);
  const second = ((await ask('neighbour')).body as OwnHelps).open?.id ?? '';
  await act('clerk', second, 'take');
  // somebody else cannot end it
  expect(code(await post('resident', `/api/courier/helps/${second}/withdraw`, {}))).toBe('couriers.help_not_found');
  const now = d.clock.now();
  d.clock.set(new Date(now.getTime() + 61 * 86_400_000).toISOString());
  // nobody reads it, before any job
  expect(code(await look('clerk', second))).toBe('couriers.help_not_found');
  expect((await own('neighbour')).over[0]).toMatchObject({ state: 'expired', words: null });
  await forget(d.process.kernel);
  expect(await d.asOwner('select sealed, ended_why as why from courier_helps where id = $1', [second])).toEqual([
    { sealed: null, why: 'expired' },
  ]);
  d.clock.set(new Date(now.getTime() + 100 * 86_400_000).toISOString());
  await forget(d.process.kernel);
  expect(await d.asOwner('select 1 from courier_helps where account_id is not null or sealed is not null')).toEqual([]);
  d.clock.set(now.toISOString());
});

// guard: `for update` in lockHelp
test('taken on by two at once, it is one’s; left to a colleague, or by who has no post any more, it waits again', async () => {
  const id = ((await ask('resident')).body as OwnHelps).open?.id ?? '';
  const { outcome } = await held(d, {
    first: (tx) => execute(tx, 'select h.id from courier_helps h where h.jurisdiction_id = :jurisdiction and h.id = $1 for update', [id]),
    meanwhile: () => Promise.all([act('clerk', id, 'take'), act('clerk', id, 'take')]),
    waiting: 2,
  });
  expect(outcome.map(code).toSorted()).toEqual([200, 'couriers.help_taken'].toSorted());
  expect((await act('clerk', id, 'pass')).body).toMatchObject({ state: 'waiting', mine: false });
  expect(code(await look('clerk', id))).toBe('couriers.help_taken');
  // somebody without a post there has it: shown as left, and taken over
  await d.asOwner('update courier_helps set helper_id = $2, taken_at = now() where id = $1', [id, d.people.neighbour.id]);
  expect(await desk('clerk')).toMatchObject([{ id, left: true, mine: false }]);
  expect((await act('clerk', id, 'take')).body).toMatchObject({ left: false, mine: true });
  expect((await look('clerk', id)).status).toBe(200);
});

test('whoever asked gets it with the copy of their data, and it goes with their account', async () => {
  const holder = d.process.modules.persons.context.holders.find(({ word }) => word === 'couriers:holdings.helps');
  if (!holder) throw new Error('no holder');
  const ring = await d.process.kernel.keys.of(d.id);
  const territory = await d.process.modules.territory.snapshot(d.id);
  const subject = { jurisdictionId: d.id, accountId: d.people.resident.id, person: null };
  const copied = await d.database.db.write(d.access, async (tx) => {
    const copy = await holder.copy({ ring, territory, today: '2025-09-15' }, tx, subject);
    await holder.erase?.(tx, subject);
    return copy;
  });
  expect(copied[0]?.rows[0]).toEqual(['2025-09-15', '欠薪和劳动纠纷', '2025-11-14', '小杨', '站点上个月的单子一直没结钱', null]);
  expect(await d.asOwner('select 1 from courier_helps where account_id = $1', [d.people.resident.id])).toEqual([]);
});
