import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templates } from '#contract/credits/templates.ts';
import { taizhouCard } from '#contract/property/card.ts';
import { readyConsequences } from '#contract/property/consequences.ts';
import { execute } from '#kernel/db.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { companyIn } from '../credits/testing/companies.ts';
import { cardOf, visited } from '../scorecards/testing/card.ts';
import { carryDue } from './consequences.ts';
import { type Mending, mendedInTime } from './domain/consequences.ts';
import { judgeWaiting } from './judge.ts';
import { bringEstates } from './testing/estates.ts';

/* Taizhou, Jiangsu, 2023: from 85 points on red, +2; the last three −2 and told to everybody, but only where they were not mended in time. */
let d: District;
let company = '';
const names = ['甲苑', '乙苑', '丙苑', '丁苑', '戊苑', '己苑'] as const;
const ids = names.map(() => v7());
beforeAll(async () => {
  d = await testDistrict();
  company = await companyIn(d, '安居物业', 'official');
  await bringEstates(
    d,
    names.map((name, i) => ({ id: ids[i] ?? '', name, tail: '001001001' })),
    ids.map((estate) => ({ estate, company, begins: '2023-01-01', ends: '2027-12-31' })),
  );
  const { red, yellow } = taizhouCard;
  const card = cardOf({ subjects: 'estate', indicators: [{ ...visited, full: 100 }], red, yellow, appealDays: 1, ranked: 0 });
  for (const [kind, content, subject] of [
    ['scorecards.card', card, 'estates'],
    ['credits.scheme', templates.shandong],
    ['property.consequences', readyConsequences.taizhou],
  ] as const) {
    const answer = await publishDefinition(d, kind, content, subject ? { subject } : {});
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
});
afterAll(() => d?.close());

const post = async (url: string, body: object = {}) => {
  const answer = await (await d.as('supervisor')).post(url, { id: v7(), ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
/** A month whose scores are final on the 20th of the next, and what follows at once is carried out. */
const month = async (day: string, next: string, points: readonly number[]): Promise<string> => {
  d.clock.set(`${day}-16T02:00:00.000Z`);
  const { id } = await post('/api/scorecards/estates/runs', { day: `${day}-16` });
  for (const [i, subject] of ids.entries())
    await post(`/api/scorecards/runs/${id}/given`, { subject, indicator: 'visited', points: points[i], words: '现场检查' });
  d.clock.set(`${next}-09T02:00:00.000Z`);
  await post(`/api/scorecards/runs/${id}/steps`, { step: 'freeze', edition: 0 });
  await post(`/api/scorecards/runs/${id}/steps`, { step: 'publish', edition: 1 });
  d.clock.set(`${next}-20T02:00:00.000Z`);
  await post(`/api/scorecards/runs/${id}/steps`, { step: 'finish', edition: 1 });
  await carryDue(d.process.modules.property, d.id, id);
  return id;
};
interface Item {
  readonly id: string;
  readonly run: { readonly id: string };
  readonly name: string;
  readonly act: string;
  readonly state: string;
  readonly dueOn: string;
  readonly can: string[];
  readonly case: { readonly id: string } | null;
}
const ofRun = async (run: string): Promise<Item[]> =>
  ((await (await d.as('clerk')).get('/api/property/consequences?limit=50')).body.items as Item[]).filter((one) => one.run.id === run);
const told = async (run: string): Promise<string[]> => (await ofRun(run)).map(({ name, act, state }) => `${name} ${act} ${state}`).sort();
const judge = () => judgeWaiting(d.process.modules.property);
/** Judges by two servers at once, and carries out what follows twice. */
const judgeAndCarry = async (run: string): Promise<void> => {
  await Promise.all([judge(), judge()]);
  for (const _ of [1, 2]) await carryDue(d.process.modules.property, d.id, run);
};
const entries = async (): Promise<string[]> =>
  (await (await d.as('supervisor')).get(`/api/credits/companies/${company}`)).body.entries
    .map(
      ({ words, sign, points, state }: { words: string; sign: string; points: number; state: string }) =>
        `${words.slice(0, 2)} ${sign === 'good' ? '+' : '−'}${points} ${state}`,
    )
    .sort();
const lists = async (): Promise<Record<string, string | null>> =>
  Object.fromEntries(
    (await d.nobody().get('/api/open/property/lists')).body.shown.scores.map((one: { name: string; list: string | null }) => [
      one.name,
      one.list,
    ]),
  );
const exposures = async (): Promise<string[]> =>
  ((await d.nobody().get('/api/open/notices?limit=50')).body.items as { title: string }[])
    .map(({ title }) => title)
    .filter((title) => title.includes('逾期未整改'))
    .sort();

test('red from 85: +2 at once; the last three −2 and exposed only where they were not mended in time, once, and back after a correction', async () => {
  const run = await month('2025-09', '2025-10', [85, 84.99, 70, 60, 50, 84]);
  const [late, mended] = ['丙苑', '丁苑'];
  expect(await told(run)).toEqual([
    ...['丁苑 credit waits', '丁苑 expose waits', '丁苑 rectify done', '丙苑 credit waits', '丙苑 expose waits', '丙苑 rectify done'],
    ...['戊苑 credit waits', '戊苑 expose waits', '戊苑 rectify done', '甲苑 credit done', '甲苑 praise done'],
  ]);
  // nobody carries out by hand what waits, and nobody is told of who may still mend
  const waiting = (await ofRun(run)).find(({ name, act }) => name === late && act === 'credit');
  expect(waiting).toMatchObject({ dueOn: '2025-11-04', can: [] });
  const byHand = await (await d.as('supervisor')).post(`/api/property/consequences/${waiting?.id}/carry`, { id: v7() });
  expect(byHand.body.error?.code).toBe('property.consequence_over');
  expect(await entries()).toEqual(['甲苑 +2 stands']);
  expect(await lists()).toEqual({ 甲苑: 'red', 乙苑: null, 丙苑: null, 丁苑: null, 戊苑: null, 己苑: null });
  const posted = (await d.nobody().get('/api/open/notices?limit=50')).body.items.find(({ title }: { title: string }) =>
    title.includes('红黄榜'),
  );
  expect((await d.nobody().get(`/api/open/notices/${posted.code}`)).body.body.table.rows.map(([, name]: string[]) => name)).toEqual([
    '甲苑',
  ]);

  const caseOf = async (name: string) => (await ofRun(run)).find((one) => one.name === name && one.act === 'rectify')?.case?.id ?? '';
  for (const name of [mended, '戊苑']) await d.must('official', await caseOf(name), 'accept');
  const extended = await caseOf('戊苑');
  await d.process.kernel.db.write(d.access, (tx) => d.process.modules.cases.act(tx, null, extended, { action: 'extend', days: 2 }));
  d.clock.set('2025-11-03T02:00:00.000Z');
  const answer = { text: '已按清单逐条整改，照片附后' };
  await d.must('official', await caseOf(mended), 'answer', answer);
  d.clock.set('2025-11-04T15:00:00.000Z');
  await judge();
  expect((await told(run)).filter((one) => one.endsWith('waits'))).toHaveLength(6);
  d.clock.set('2025-11-05T22:20:00.000Z');
  await judgeAndCarry(run);
  // what was answered in time waits for its check, what was extended has its clock, what nobody took is late
  expect(await told(run)).toEqual(
    expect.arrayContaining(['丙苑 credit done', '丙苑 expose done', '丁苑 credit waits', '戊苑 credit waits']),
  );
  await d.must('clerk', await caseOf(mended), 'check');
  await d.must('supervisor', await caseOf(mended), 'call_back');
  await d.must('dispatcher', await caseOf(mended), 'close');
  d.clock.set('2025-11-20T02:00:00.000Z');
  await d.must('official', await caseOf('戊苑'), 'answer', answer);
  await judgeAndCarry(run);
  await judgeAndCarry(run);
  expect(await told(run)).toEqual([
    ...['丁苑 credit spared', '丁苑 expose spared', '丁苑 rectify done', '丙苑 credit done', '丙苑 expose done', '丙苑 rectify done'],
    ...['戊苑 credit done', '戊苑 expose done', '戊苑 rectify done', '甲苑 credit done', '甲苑 praise done'],
  ]);
  expect(await entries()).toEqual(['丙苑 −2 stands', '戊苑 −2 stands', '甲苑 +2 stands']);
  expect(await exposures()).toEqual(['丙苑物业服务问题逾期未整改通报', '戊苑物业服务问题逾期未整改通报']);
  expect(await lists()).toEqual({ 甲苑: 'red', 乙苑: null, 丙苑: 'yellow', 丁苑: null, 戊苑: 'yellow', 己苑: null });

  // a corrected score: the third was red in truth, and somebody else is among the last three now
  await d.asOwner('update scorecard_given set points = 95 where run_id = $1 and subject = $2', [run, ids[2]]);
  await post(`/api/scorecards/runs/${run}/corrections`, { edition: 1, reason: '记录记错了小区' });
  await judgeAndCarry(run);
  const corrected = [
    ...['丁苑 credit spared', '丁苑 expose spared', '丁苑 rectify done'],
    ...['丙苑 credit done', '丙苑 credit withdrawn', '丙苑 expose withdrawn', '丙苑 praise done', '丙苑 rectify withdrawn'],
    ...['己苑 credit waits', '己苑 expose waits', '己苑 rectify done'],
    ...['戊苑 credit done', '戊苑 expose done', '戊苑 rectify done', '甲苑 credit done', '甲苑 praise done'],
  ];
  expect(await told(run)).toEqual(corrected.sort());
  expect(await entries()).toEqual(['丙苑 +2 stands', '丙苑 −2 withdrawn', '戊苑 −2 stands', '甲苑 +2 stands']);
  expect(await exposures()).toEqual(['戊苑物业服务问题逾期未整改通报']);
});

test('what a correction takes back while it is judged does not follow', async () => {
  const run = await month('2025-12', '2026-01', [90, 80, 70, 60, 50, 75]);
  d.clock.set('2026-02-10T02:00:00.000Z');
  const before = await entries();
  await held(d, {
    first: (tx) =>
      execute(
        tx,
        "update property_consequences set state = 'withdrawn' where jurisdiction_id = :jurisdiction and run_id = $1 and unmended",
        [run],
      ),
    waiting: 1,
    meanwhile: judge,
  });
  await carryDue(d.process.modules.property, d.id, run);
  expect((await told(run)).filter((one) => one.includes('丙苑'))).toEqual([
    '丙苑 credit withdrawn',
    '丙苑 expose withdrawn',
    '丙苑 rectify done',
  ]);
  expect(await entries()).toEqual(before);
});

test('what waits needs a rectification of the same list that is ordered no later', async () => {
  const { rules, ...rest } = readyConsequences.taizhou;
  const refused = async (over: typeof rules) => {
    const { body } = await publishDefinition(d, 'property.consequences', { ...rest, rules: over });
    return JSON.stringify(body);
  };
  expect(await refused(rules.filter(({ act }) => act !== 'rectify'))).toContain('property.rule_waits');
  expect(await refused(rules.map((one) => (one.act === 'rectify' ? { ...one, running: 2 } : one)))).toContain('property.rule_waits');
  expect(await refused(rules.map((one) => (one.act === 'rectify' ? { ...one, unmended: true } : one)))).toContain('property.rule_waits');
});

describe('whether something was mended in time', () => {
  const at = (text: string): Date => new Date(`${text}T10:00:00+08:00`);
  const on = (now: string, over: Partial<Mending>) =>
    mendedInTime({ state: 'handling', dueAt: at('2025-11-04'), answer: null, ...over }, '2025-11-04', at(now));
  test('late is what the day and the clock have left behind, in the hands of whoever mends', () => {
    expect(on('2025-11-04', { dueAt: at('2025-11-01') })).toBe('waits');
    expect(on('2025-11-05', {})).toBe('late');
    expect(on('2025-11-05', { state: 'dispatched' })).toBe('late');
    // extended, paused, or on the desk of somebody else
    expect(on('2025-11-05', { dueAt: at('2025-11-09') })).toBe('waits');
    expect(on('2025-11-05', { state: 'shelved' })).toBe('waits');
    expect(on('2025-11-05', { state: 'filed' })).toBe('waits');
  });
  test('what was answered late is late however it ended; in time it is mended when the case is closed, and not before', () => {
    const late = { at: at('2025-11-05'), onTime: false };
    expect(on('2025-11-06', { state: 'answered', answer: late })).toBe('late');
    expect(on('2025-11-06', { state: 'closed', answer: late })).toBe('late');
    expect(on('2025-11-06', { state: 'closed', answer: { ...late, onTime: true } })).toBe('mended');
    expect(on('2025-11-06', { state: 'archived', answer: { at: at('2025-11-04'), onTime: false } })).toBe('mended');
    expect(on('2025-11-06', { state: 'checked', answer: { at: at('2025-11-04'), onTime: true } })).toBe('waits');
  });
  test('what was taken back is nothing to be mended', () => {
    expect(on('2025-11-06', { state: 'withdrawn' })).toBe('mended');
    expect(on('2025-11-06', { state: 'rejected' })).toBe('mended');
    expect(on('2025-11-06', { state: 'archived' })).toBe('mended');
  });
});
