import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Todo } from '#contract/workbench/api.ts';
import { type Client, type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

type Page = { counts: { kind: string; count: number }[]; items: Todo[]; next: string | null };
const todos = async (who: Who, query = ''): Promise<Page> => (await (await d.as(who)).get(`/api/todos${query}`)).body;
const find = async (who: Who | Client, q: string): Promise<Record<string, { id: string; title: string; note: string | null }[]>> => {
  const client = typeof who === 'string' ? await d.as(who) : who;
  const { body } = await client.get(`/api/search?q=${encodeURIComponent(q)}`);
  return Object.fromEntries(body.groups.map((one: { kind: string; items: unknown }) => [one.kind, one.items]));
};

describe('to-dos', () => {
  it('of a case go from hand to hand with its steps, and are gone when they are done', async () => {
    const id = await d.caseIn('dispatched');
    const mine = async (who: Who) => (await todos(who)).items.filter((one) => one.id === id).map((one) => one.kind);
    expect(await mine('handler')).toEqual(['cases.accept']);
    expect(await mine('clerk')).toEqual([]);
    await d.must('handler', id, 'accept');
    expect(await mine('handler')).toEqual(['cases.answer']);
    await d.must('handler', id, 'answer');
    expect(await mine('handler')).toEqual([]);
    expect(await mine('clerk')).toEqual(['cases.check']);
    const [one] = (await todos('clerk', '?kind=cases.check')).items;
    expect(one).toMatchObject({ id, title: expect.stringContaining('垃圾'), light: 'green', data: { state: 'answered', version: 6 } });
  });

  it('of several modules come by due time, those without one last, page by page without a gap or a repeat; counts are of all kinds', async () => {
    for (let n = 0; n < 6; n++) {
      await d.caseIn('reported', { text: `第 ${n} 处路灯不亮` });
      d.clock.advance(60_000);
    }
    const draft = { id: v7(), areaCode: d.area('001001').code, title: '重画网格' };
    expect((await (await d.as('clerk')).post('/api/area-drafts', draft)).status).toBe(201);
    const whole = await todos('clerk', '?limit=200');
    expect(whole.next).toBeNull();
    expect(whole.items.at(-1)).toMatchObject({ kind: 'drawing.finish', title: '重画网格', dueAt: null });
    const due = whole.items.map((one) => one.dueAt ?? '9999');
    expect(due).toEqual(due.toSorted());
    expect(Object.fromEntries(whole.counts.map((one) => [one.kind, one.count]))).toEqual(
      Object.fromEntries([...Map.groupBy(whole.items, (one) => one.kind)].map(([kind, some]) => [kind, some.length])),
    );
    const read: Todo[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: Page = await todos('clerk', `?limit=2${next && `&cursor=${next}`}`);
      read.push(...page.items);
      next = page.next;
    }
    expect(read).toEqual(whole.items);
    const one = await todos('clerk', '?kind=drawing.finish');
    expect(one.items.map((item) => item.kind)).toEqual(['drawing.finish']);
    expect(one.counts).toEqual(whole.counts);
  });

  it('are those of one’s own posts: an administrator of the system has what the program could not do, a resident and an auditor nothing', async () => {
    await d.asOwner(
      `insert into held_deliveries (jurisdiction_id, subscriber, subject, events, attempts, next_at, parked_at)
       values ($1, 'test.poisoned', 'a', '[{}]', 12, null, now())`,
      [d.id],
    );
    expect(await todos('system_admin')).toMatchObject({
      counts: [{ kind: 'platform.delivery', count: 1 }],
      items: [{ kind: 'platform.delivery', title: null, data: { count: 1 } }],
    });
    // the security administrator: what accounts need, here of a district of its own
    const own = await testDistrict({ database: d.database });
    const [now, { clerk, handler, officer, official }] = [own.clock.now(), own.people];
    await own.asOwner('update posts set valid_to = $2 where account_id = $1', [clerk.id, new Date(now.getTime() + 13 * 86_400_000)]);
    await own.asOwner('update posts set valid_to = $2 where account_id = $1', [officer.id, new Date(now.getTime() + 15 * 86_400_000)]);
    await own.asOwner('update accounts set temporary_password_at = $2 where id = $1', [
      handler.id,
      new Date(now.getTime() - 8 * 86_400_000),
    ]);
    for (let n = 0; n < 5; n++)
      await own.nobody().post('/api/session/password', { login: official.username, password: 'not the right one' });
    const setting = { id: v7(), version: 0, value: ['dispatcher'] };
    expect((await (await own.as('system_admin')).put('/api/settings/requireSecondFactor', setting)).status).toBe(200);
    const security = await own.as('security_admin');
    const first = (await security.get('/api/todos?limit=3')).body as Page;
    const rest = (await security.get(`/api/todos?cursor=${first.next}`)).body as Page;
    expect([...first.items, ...rest.items].map((one) => [one.kind, one.title])).toEqual([
      ['accounts.locked', official.name],
      ['accounts.post_ends', clerk.name],
      ...[
        ['accounts.password_expired', handler.name, handler.id],
        ...[own.people.dispatcher, own.people.dispatcher2, own.people.outsider].map((p) => ['accounts.second_factor', p.name, p.id]),
      ]
        .toSorted(([, , a = ''], [, , b = '']) => (a < b ? -1 : 1))
        .map(([kind, name]) => [kind, name]),
      // nobody dispatches for the county itself
      ['platform.staffing', null],
    ]);
    expect(Object.fromEntries(first.counts.map((one) => [one.kind, one.count]))).toEqual({
      'accounts.locked': 1,
      'accounts.post_ends': 1,
      'accounts.password_expired': 1,
      'accounts.second_factor': 3,
      'platform.staffing': 1,
    });
    await own.close();
    for (const who of ['resident', 'audit_admin'] as const) expect(await todos(who)).toEqual({ counts: [], items: [], next: null });
    expect((await d.nobody().get('/api/todos')).status).toBe(401);
  });
});

describe('search', () => {
  it('finds cases by number and text, areas and organisations, at most five of each', async () => {
    const id = await d.caseIn('filed', { text: '喷泉广场的长椅断了一根木条' });
    const { number } = await (await d.as('clerk')).see(id);
    expect((await find('clerk', '喷泉广场'))['cases.case']).toMatchObject([{ id, title: expect.stringContaining('喷泉') }]);
    expect((await find('clerk', number))['cases.case']?.[0]?.id).toBe(id);
    expect((await find('clerk', '社区'))['territory.area']?.length).toBeGreaterThan(0);
    expect((await find('clerk', '服务队'))['organisations.organisation']?.length).toBeGreaterThan(0);
    for (let n = 0; n < 6; n++) await d.caseIn('reported', { text: `喷泉不喷水了，第 ${n} 天` });
    expect((await find('clerk', '喷泉'))['cases.case']).toHaveLength(5);
  });

  it('shows nobody what their lists would not: cases to administrators and residents, accounts to all but the security administrator', async () => {
    for (const who of ['resident', 'system_admin', 'security_admin', 'audit_admin'] as const)
      expect((await find(who, '喷泉'))['cases.case']).toBeUndefined();
    const { username } = d.people.clerk;
    expect((await find('security_admin', username))['accounts.account']).toMatchObject([{ note: username }]);
    for (const who of ['clerk', 'supervisor', 'system_admin'] as const)
      expect((await find(who, username))['accounts.account']).toBeUndefined();
    expect((await find('handler', '网格员'))['persons.person']).toBeUndefined();
  });

  it('never finds a case by digits that are starred in it: that is a look, and looks are on record', async () => {
    const phone = '13977776666';
    await d.caseIn('reported', { text: `楼道堆放杂物，请联系 ${phone}` });
    expect((await find('clerk', phone))['cases.case']).toBeUndefined();
    expect((await find('clerk', '楼道堆放杂物'))['cases.case']?.[0]?.title).not.toContain(phone);
  });
});

describe('own figures', () => {
  it('tell what one did in a month, in time or not, and which answers were sent back', async () => {
    const own = await testDistrict({ database: d.database });
    const figures = async (who: Who) => (await (await own.as(who)).get('/api/my-figures')).body;
    const late = await own.caseIn('handling');
    own.clock.advance(60 * 86_400_000);
    await own.must('handler', late, 'answer');
    await own.must('clerk', late, 'rework');
    await own.must('handler', late, 'answer');
    await own.caseIn('answered');
    const day = new Date(own.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const before = await figures('handler');
    expect(before).toMatchObject({ today: day, thisMonth: `${day.slice(0, 8)}01` });
    expect(before.days).toEqual([{ day, actions: 4, timed: 4, onTime: 2, answers: 3, reworked: 1 }]);
    expect((await figures('clerk')).days).toEqual([{ day, actions: 3, timed: 3, onTime: 3, answers: 0, reworked: 0 }]);
    expect((await figures('resident')).days).toEqual([]);
    await own.close();
  });
});
