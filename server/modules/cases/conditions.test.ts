import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { ruleFacts } from './domain/rule-facts.ts';

/* Rules under a condition: by words and time, explained, tried on what was, refused with the place of what is wrong. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const rule = (condition: string | null, over: object = {}) => ({
  ruleId: null,
  categoryCode: null,
  areaCode: d.code,
  organisationId: d.organisations.department,
  condition,
  ...over,
});
const post = async (path: string, body: object, who: Who = 'system_admin'): Promise<Answer> =>
  (await d.as(who)).post(`/api/dispatch-rules${path}`, path === '/try' ? body : { id: v7(), ...body });
const suggested = async (text: string) => {
  const client = await d.as('supervisor');
  const id = await d.caseIn('filed', { text });
  return (await client.see(id)).suggestion;
};
const settled = (n: number) =>
  expect.poll(async () => (await d.process.modules.cases.config(d.id)).conditional, { interval: 20 }).toBe(n > 0);

test('a condition over words and time decides before plain rules, and the suggestion says which; without it all is as before', async () => {
  d.clock.set('2025-09-15T12:30:00Z'); // Monday, 20:30 in Shanghai
  const before = await suggested('路口的井盖没了，有人差点掉下去');
  expect(before?.organisation.id).toBe(d.organisations.team);
  const saved = await post('', rule('text.containsAny(["井盖", "塌陷"]) && !working_time'));
  expect(saved).toMatchObject({ status: 200, body: { condition: 'text.containsAny(["井盖", "塌陷"]) && !working_time' } });
  await settled(1);
  const now = await suggested('路口的井盖没了，有人差点掉下去');
  expect(now).toMatchObject({ organisation: { id: d.organisations.department }, why: expect.stringContaining('!working_time') });
  // other words, other time
  expect((await suggested('门口的垃圾没人收'))?.organisation.id).toBe(d.organisations.office);
  d.clock.set('2025-09-16T02:00:00Z');
  expect((await suggested('路口的井盖没了，有人差点掉下去'))?.organisation.id).toBe(d.organisations.team);
  // a case of the night that is filed in the morning goes where the morning's go
  d.clock.set('2025-09-16T12:30:00Z');
  const id = await d.caseIn('verified', { text: '路口的井盖没了，有人差点掉下去' });
  d.clock.set('2025-09-17T02:00:00Z');
  await d.must('clerk', id, 'file');
  expect((await (await d.as('supervisor')).see(id)).suggestion?.organisation.id).toBe(d.organisations.team);
  const log = await d.asOwner("select data->'after'->>'condition' as condition from audit_log where action = 'cases.rule_saved'");
  expect(log).toEqual([{ condition: 'text.containsAny(["井盖", "塌陷"]) && !working_time' }]);
  expect((await post(`/${saved.body.id}/remove`, {})).status).toBe(200);
  await settled(0);
});

test('what cannot be told does not hold: a category nobody knows', async () => {
  d.clock.set('2025-09-15T02:00:00Z');
  const { body } = await post('', rule('category != "0201"'));
  await settled(1);
  expect((await suggested('说不清楚的一件事情'))?.organisation.id).toBe(d.organisations.team);
  expect((await suggested('门口的垃圾没人收'))?.organisation.id).toBe(d.organisations.department);
  await post(`/${body.id}/remove`, {});
  await settled(0);
});

test('a rule is tried on the cases of the last month: how many it would decide, and move; nothing of them is told, that it was tried is', async () => {
  d.clock.set('2025-09-18T02:00:00Z');
  const tried = await post('/try', rule('text.contains("井盖")'));
  expect(tried).toMatchObject({ status: 200, body: { since: '2025-08-19', unknown: 0 } });
  const { looked, matched, moved, examples } = tried.body;
  expect([matched, moved, looked > matched]).toEqual([4, 3, true]);
  expect(examples[0]).toMatchObject({ category: { zh: '井盖缺失' }, before: expect.any(String) });
  expect(JSON.stringify(tried.body)).not.toContain('路口');
  expect((await post('/try', rule('kind == "event"'))).body.unknown).toBe(1);
  const [line] = await d.asOwner<{ data: { condition: string } }>(
    "select data from audit_log where action = 'cases.rule_tried' order by id",
  );
  expect(line?.data.condition).toBe('text.contains("井盖")');
});

describe('refused', () => {
  test.each<[string, string, string]>([
    ['a name there is not', 'horu > 18', '第 1 个字符“horu”处：没有这个名称'],
    ['half an expression', 'hour >', '第 7 个字符“”处：写法不完整'],
    ['text without quotes', 'text.contains(井盖)', '第 15 个字符“井”处'],
    ['a number', 'hour', '结果应为“是”或“否”'],
    ['a regular expression that never ends', 'text.matches("(a+)+$")', '不支持正则表达式'],
    ['what is too dear', Array.from({ length: 150 }, () => '1==1').join('&&'), '太复杂'],
  ])('%s', async (_, condition, words) => {
    const answer = await post('', rule(condition));
    expect([answer.status, answer.body.error.code]).toEqual([422, 'expression.wrong']);
    expect(answer.body.error.message).toContain(words);
  });
  test('the same twice, also at once (fails without the key of rules); one that is gone; who may not', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => post('', rule('weekday == 7'))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await post('', rule('weekday == 7'))).body.error.code).toBe('case.rule_twice');
    expect((await post('', rule('weekday == 6', { ruleId: v7() }))).status).toBe(404);
    expect((await post(`/${v7()}/remove`, {})).status).toBe(404);
    for (const who of ['clerk', 'supervisor', 'resident'] satisfies Who[]) {
      expect((await post('', rule(null), who)).status, who).toBe(403);
      expect((await post('/try', rule(null), who)).status, who).toBe(403);
      expect((await (await d.as(who)).get('/api/dispatch-rules')).status, who).toBe(403);
    }
    const { items } = (await (await d.as('system_admin')).get('/api/dispatch-rules')).body;
    expect(items[0]).toMatchObject({ condition: 'weekday == 7', organisation: { id: d.organisations.department } });
    expect(items).toHaveLength(4);
  });
});

test('the facts are those of the moment in Shanghai', () => {
  const asked = { text: 'x', channel: 'web', category: null, areaPath: '53.07.02.001', shifts: undefined };
  expect(ruleFacts({ ...asked, at: new Date('2025-10-01T00:30:00Z') })).toMatchObject({
    hour: 8,
    weekday: 3,
    workday: false,
    working_time: false,
    category: null,
    kind: null,
    level: 'street',
  });
  // a make-up Sunday, and hours of one's own
  expect(ruleFacts({ ...asked, at: new Date('2025-09-28T00:30:00Z') })).toMatchObject({ weekday: 7, workday: true, working_time: true });
  expect(ruleFacts({ ...asked, at: new Date('2025-09-28T00:30:00Z'), shifts: '09:00-17:00' }).working_time).toBe(false);
});
