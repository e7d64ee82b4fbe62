import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type District, pointIn, type Running, testDistrict, type Who } from '#tools/testing/district.ts';
import { verifyChains } from './queries/verify-chains.ts';

let d: District;
let other: Running;
beforeAll(async () => {
  d = await testDistrict();
  other = await d.another();
});
afterAll(() => d?.close());

const carry = () => d.process.kernel.relay.carry();
const reported = async (who: Who, over: object = {}): Promise<string> => (await (await d.as(who)).report(over)).body.caseId;
const merge = async (caseId: string, intoId: string, who: Who = 'clerk', on = d.process): Promise<Answer> =>
  (await d.as(who, on)).act(caseId, 'merge', { intoId });
const whole = async (): Promise<void> => {
  const { broken } = await verifyChains(d.process.kernel.db, d.id);
  expect(broken).toEqual([]);
};
/** Carries a case on to its answer by who has to. */
const answered = async (caseId: string): Promise<void> => {
  for (const [who, action] of [
    ['clerk', 'verify'],
    ['clerk', 'file'],
    ['dispatcher', 'dispatch'],
    ['handler', 'accept'],
    ['handler', 'answer'],
  ] as const)
    await d.must(who, caseId, action);
};
const notices = async (who: Who): Promise<{ kind: string; variant: string; subject: string | null }[]> => {
  await carry();
  await carry();
  return d.asOwner('select kind, variant, subject from notices where account_id = $1 order by created_at, id', [d.people[who].id]);
};

describe('two reports of one matter', () => {
  test('become one case: both reporters are told of each step, the second sees where it stands, and may rate', async () => {
    const first = await reported('resident');
    const second = await reported('neighbour');
    await d.must('clerk', second, 'verify');
    const merged = await merge(second, first);
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    expect(merged.body).toMatchObject({ state: 'merged', goesOnIn: { id: first, state: 'reported' } });
    await answered(first);
    await d.must('clerk', first, 'check');
    const mine = await (await d.as('neighbour')).see(second);
    expect(mine).toMatchObject({ state: 'merged', goesOnIn: { id: null, state: 'checked', answer: expect.stringContaining('已清理') } });
    expect((await (await d.as('neighbour')).get(`/api/cases/${first}`)).status).toBe(404);
    const told = (await notices('neighbour')).filter(({ subject }) => subject === second).map(({ variant }) => variant);
    expect(told).toEqual(expect.arrayContaining(['merge', 'file', 'dispatch', 'accept', 'answer', 'check']));
    const file = await (await d.as('clerk')).see(first);
    expect(file.joined.map(({ id }) => id)).toEqual([second]);
    expect(file.timeline.filter(({ told }) => told?.zh.includes('并入本案'))).toHaveLength(1);
    const rating = { answered: true, solved: false, satisfied: false, comment: null };
    const rate = async () => (await d.as('neighbour')).post(`/api/my/cases/${second}/rating`, { id: v7(), rating });
    expect((await rate()).body).toEqual({ rated: true });
    expect((await rate()).body.error.code).toBe('ratings.call_back_over');
    await d.must('resident', first, 'call_back');
    await carry();
    const rates = (await (await d.as('supervisor')).get('/api/three-rates')).body.total.all;
    expect(rates).toMatchObject({ valid: 2, satisfied: 0.5 });
    await whole();
  });

  test('are parted again: it goes on where it stood, and both logs say so', async () => {
    const first = await reported('resident');
    const second = await reported('neighbour');
    await d.must('clerk', second, 'verify');
    await d.must('clerk', second, 'file');
    expect((await merge(second, first)).status).toBe(200);
    await carry();
    const parted = await (await d.as('clerk')).act(second, 'unmerge', { reason: '不是同一处' });
    expect(parted.body).toMatchObject({ state: 'filed', goesOnIn: null });
    expect(parted.body.dueAt).not.toBeNull();
    await carry();
    await carry();
    const file = await (await d.as('clerk')).see(first);
    expect(file.joined).toEqual([]);
    expect(file.timeline.flatMap(({ told }) => (told ? [told.zh] : []))).toEqual([
      expect.stringContaining('并入本案'),
      expect.stringContaining('不再并入本案'),
    ]);
    expect((await notices('neighbour')).some(({ variant, subject }) => variant === 'unmerge' && subject === second)).toBe(true);
    await whole();
  });

  test('never go round: not into itself, not into what has joined or ended; of two that join each other at once at most one does', async () => {
    const [a, b, c] = [await reported('resident'), await reported('neighbour'), await reported('resident')];
    expect((await merge(a, a)).body.error.code).toBe('case.merge_itself');
    expect((await merge(b, a)).status).toBe(200);
    expect((await merge(c, b)).body.error.code).toBe('case.merge_over');
    expect((await merge(c, await d.caseIn('closed'))).body.error.code).toBe('case.merge_over');
    expect((await merge(c, v7())).status).toBe(404);
    for (const _ of Array(5)) {
      const [x, y] = [await reported('resident'), await reported('neighbour')];
      const both = await Promise.all([merge(x, y), merge(y, x, 'dispatcher', other)]);
      const done = both.filter(({ status }) => status === 200).length;
      expect(done, JSON.stringify(both.map(({ body }) => body.error))).toBeLessThanOrEqual(1);
      expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true);
    }
    await whole();
  });

  test('are archived together', async () => {
    const first = await reported('resident');
    const second = await reported('neighbour');
    await merge(second, first);
    await answered(first);
    await d.must('clerk', first, 'check');
    await d.must('resident', first, 'call_back');
    await d.must('dispatcher', first, 'close');
    await d.must('dispatcher', first, 'archive');
    await carry();
    expect((await (await d.as('clerk')).see(second)).state).toBe('archived');
    await whole();
  });
});

describe('what may be the same matter', () => {
  const text = '柳岸小区东门口的路灯不亮，晚上很黑';
  const alike = async (who: Who, over: object = {}) =>
    (
      await (
        await d.as(who)
      ).post('/api/cases/alike', {
        text: '东门口路灯不亮三天了，联系13800000001',
        point: pointIn('001001001'),
        areaCode: null,
        categoryCode: null,
        ...over,
      })
    ).body.items;

  test('is shown to whoever is about to report, by distance, time and words in both – and no word, photo or number of anybody', async () => {
    const known = await reported('neighbour', { text });
    const items = await alike('resident');
    expect(items[0]).toMatchObject({ id: known, metres: 0, title: null, number: null, thumbnailUrl: null, mine: false });
    expect(items[0].words).toContain('路灯不亮');
    expect(JSON.stringify(items)).not.toMatch(/13800000001|晚上很黑/);
    expect(await alike('resident', { text: '井盖破损有危险' })).toEqual([]);
    expect(await alike('resident', { point: pointIn('002001001') })).toEqual([]);
    expect(await alike('resident', { point: null })).toEqual([]);
  });

  test('the own one is added to, which counts as a reminder the handler sees', async () => {
    const own = await reported('resident', { text: '楼道里的消防栓漏水，一直在滴' });
    const [first] = await alike('resident', { text: '楼道消防栓漏水没有人修' });
    expect(first).toMatchObject({ id: own, mine: true, title: expect.stringContaining('消防栓') });
    for (const _ of Array(2)) await d.must('resident', own, 'supplement', { text: '还没有人来修' });
    expect((await (await d.as('clerk')).see(own)).reminders).toBe(2);
    await whole();
  });

  test('staff see it on the case with titles, a wider way around; a stranger does not', async () => {
    const one = await reported('resident', { text });
    const { items } = (await (await d.as('clerk')).get(`/api/cases/${one}/alike`)).body;
    expect(items.length).toBeGreaterThan(0);
    expect(items[0].title).toContain('路灯不亮');
    expect((await (await d.as('resident')).get(`/api/cases/${one}/alike`)).status).toBe(404);
    expect((await (await d.as('outsider')).get(`/api/cases/${one}/alike`)).status).toBe(404);
  });

  test('is followed without reporting: steps are told, nothing of a person', async () => {
    const one = await reported('resident', { text: '河边护栏松动，靠近会晃' });
    const follow = async (who: Who, on: boolean) => (await d.as(who)).post(`/api/cases/${one}/follow`, { id: v7(), on });
    expect((await follow('neighbour', true)).body).toEqual({ on: true });
    await answered(one);
    const told = (await notices('neighbour')).filter(({ kind, subject }) => kind === 'cases.followed' && subject === one);
    expect(told.length).toBeGreaterThan(3);
    const { items } = (await (await d.as('neighbour')).get('/api/my/followed-cases')).body;
    expect(items).toMatchObject([{ id: one, state: 'answered', answer: expect.stringContaining('已清理') }]);
    expect(JSON.stringify(items)).not.toMatch(/护栏|resident/);
    expect((await (await d.as('neighbour')).get(`/api/cases/${one}`)).status).toBe(404);
    expect((await follow('neighbour', false)).body).toEqual({ on: false });
    const device = await d.device();
    expect((await device.post(`/api/cases/${one}/follow`, { id: v7(), on: true })).body.error.code).toBe('case.follow_needs_account');
  });
});

describe('several matters in one report', () => {
  test('become cases of their own; the first is closed when they have ended, and its reporter sees where they stand', async () => {
    const whole_ = await reported('resident', { text: '门口路灯坏了，井盖也松动了' });
    await d.must('clerk', whole_, 'verify');
    const body = { id: v7(), parts: [{ id: v7(), text: '门口井盖松动', categoryCode: null }] };
    const split = async (who: Who) => (await d.as(who)).post(`/api/cases/${whole_}/parts`, body);
    expect((await split('outsider')).status).toBe(404);
    expect((await split('grid_worker')).body.error.code).toBe('case.not_yours');
    const done = await split('clerk');
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    // sent again it is the same
    expect((await split('clerk')).body).toEqual(done.body);
    const [part] = done.body.parts;
    expect(await (await d.as('clerk')).see(part.id)).toMatchObject({ state: 'reported', partOf: { id: whole_ } });
    for (const [who, action] of [
      ['clerk', 'file'],
      ['dispatcher', 'dispatch'],
      ['handler', 'accept'],
      ['handler', 'answer'],
      ['clerk', 'check'],
      ['resident', 'call_back'],
    ] as const)
      await d.must(who, whole_, action);
    expect((await (await d.as('dispatcher')).act(whole_, 'close')).body.error.code).toBe('case.parts_open');
    const mine = await (await d.as('resident')).see(whole_);
    expect(mine.parts).toEqual([{ id: null, number: part.number, state: 'reported', handler: null }]);
    await d.must('clerk', part.id, 'reject', { reason: '已由物业当场加固' });
    await d.must('dispatcher', whole_, 'close');
    await whole();
  });
});
