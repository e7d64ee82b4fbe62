import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Marks } from '#contract/credits/scheme.ts';
import { templates } from '#contract/credits/templates.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { type Marked, marksOn, measuresOf } from './domain/marks.ts';
import { entriesInTurn } from './store/entries.ts';
import { companyIn } from './testing/companies.ts';

/* Beijing, 2009: twelve points a calendar year; at six a warning, at nine a talk, at twelve no new estates for a year; points alone in a trial of half a year. */
const { beijing } = templates;
const marks = beijing.marks as Marks;
const entry = (id: string, since: string, points: number, over: Partial<Marked> = {}): Marked => ({
  ...{ id, since, points, sign: 'bad', state: 'stands', endedOn: null, version: 1 },
  ...over,
});
const followed = (entries: readonly Marked[], over: Partial<Marks> = {}) =>
  measuresOf(entries, () => ({ ...marks, ...over })).map(({ act, since, until, sum }) => `${act} ${sum} ${since} ${until}`);

describe('what follows from points', () => {
  const four = [
    entry('a', '2026-02-01', 3),
    entry('b', '2026-03-01', 3),
    entry('c', '2026-04-10', 3),
    entry('d', '2026-05-10', 3),
  ] as const;
  const [a, b, c, d] = four;
  test('six warn, nine bring a talk, twelve no new estates for a year, each once, the newest first', () => {
    expect(followed([c, a])).toEqual(['warn 6 2026-04-10 2026-07-09']);
    expect(followed([d, a, c, b])).toEqual([
      'bar 12 2026-05-10 2027-05-09',
      'talk 9 2026-04-10 2027-04-09',
      'warn 6 2026-03-01 2026-05-31',
    ]);
    // one more after that brings nothing again; a jump over two steps brings both
    expect(followed([...four, entry('e', '2026-06-01', 3)])).toHaveLength(3);
    expect(followed([a, entry('f', '2026-03-01', 6)])).toEqual(['talk 9 2026-03-01 2027-02-28', 'warn 9 2026-03-01 2026-05-31']);
    expect(followed([a, entry('f', '2026-03-01', 2.99)])).toEqual([]);
  });
  test('the points begin anew with the period; what they brought holds on', () => {
    const over = [entry('a', '2025-12-30', 3), b, c];
    expect(followed(over)).toEqual(['warn 6 2026-04-10 2026-07-09']);
    expect(followed(over, { window: 'rolling' })).toEqual(['talk 9 2026-04-10 2027-04-09', 'warn 6 2026-03-01 2026-05-31']);
    expect(followed([entry('a', '2026-06-30', 3), entry('b', '2026-07-01', 3)], { window: 'half' })).toEqual([]);
    expect([marksOn(marks, four, '2026-12-31'), marksOn(marks, four, '2027-01-01')]).toEqual([12, 0]);
  });
  test('in the trial points are told and nothing follows', () => {
    expect(followed(four, { begins: '2026-04-01' })).toEqual(['warn 6 2026-05-10 2026-08-09']);
    expect(followed(four, { begins: '2026-06-01' })).toEqual([]);
  });
  test('one withdrawn takes what it brought, one repaired leaves it and adds up no more; good ones never do', () => {
    expect(followed([a, { ...b, state: 'withdrawn' }, c])).toEqual(['warn 6 2026-04-10 2026-07-09']);
    expect(followed([a, { ...b, endedOn: '2026-04-10' }, c])).toEqual(['warn 6 2026-04-10 2026-07-09', 'warn 6 2026-03-01 2026-05-31']);
    expect(followed([a, { ...b, sign: 'good' }])).toEqual([]);
  });
});

let d: District;
let ours = '';
beforeAll(async () => {
  d = await testDistrict();
  at('2025-01-05');
  ours = await companyIn(d, '安居物业', 'official');
  expect((await publishDefinition(d, 'credits.scheme', beijing)).status).toBe(200);
});
afterAll(() => d?.close());
const at = (day: string): void => d.clock.set(`${day}T10:00:00+08:00`);
const must = async (who: Who, url: string, body: object = {}): Promise<Answer['body']> => {
  const answer = await (await d.as(who)).post(url, { id: v7(), ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const url = (of = ours): string => `/api/credits/companies/${of}`;
const enter = (day: string, item = 'supply', of = ours, id = v7()): Promise<Answer['body']> => {
  at(day);
  return must('dispatcher', `${url(of)}/entries`, {
    id,
    item,
    points: null,
    occurredOn: day,
    until: null,
    source: 'document',
    words: '检查记录',
  });
};
const told = async (who: Who): Promise<string[]> => {
  await d.process.kernel.relay.carry();
  const rows = await d.asOwner<{ variant: string }>(
    "select variant from notices where kind = 'credits.reached' and account_id = $1 order by variant",
    [d.people[who].id],
  );
  return rows.map(({ variant }) => variant);
};
const acts = ({ measures }: Answer['body']): string[] => measures.map(({ act }: { act: string }) => act);

test('a company’s year of points: told to it and to those who see to it, shown while it holds, gone with an entry that was wrong', async () => {
  await must('dispatcher', `${url()}/joined`, { joinedOn: '2025-01-01', base: 12, words: '核对' });
  expect(await enter('2025-02-02')).toMatchObject({ marks: { sum: 3, first: '2025-01-01', last: '2025-12-31' }, measures: [] });
  expect(await enter('2025-03-02')).toMatchObject({ result: { total: 6, grade: '警示' }, measures: [{ act: 'warn', sum: 6 }] });
  await enter('2025-04-01');
  const full = await enter('2025-05-06', 'fund');
  expect(full).toMatchObject({ marks: { sum: 15 }, result: { total: 0 } });
  expect(full.measures.map(({ act, until }: { act: string; until: string }) => [act, until])).toEqual([
    ['bar', '2026-05-05'],
    ['talk', '2026-03-31'],
    ['warn', '2025-06-01'],
  ]);
  expect(await told('official')).toEqual(['bar', 'talk', 'warn']);
  expect(await told('supervisor')).toEqual(['bar_seen', 'talk_seen', 'warn_seen']);
  // the list shows what holds, the company all
  at('2025-06-02');
  const [listed] = (await get('official', '/api/credits/companies')).items;
  expect(acts(listed)).toEqual(['bar', 'talk']);
  at('2026-05-05');
  expect(acts((await get('supervisor', '/api/credits/companies')).items[0])).toEqual(['bar']);
  // everybody reads beside the rating until when it takes on nothing new
  await must('supervisor', '/api/credits/years', { year: 2025 });
  expect((await d.nobody().get('/api/open/credits')).body.items).toMatchObject([{ name: '安居物业', barred: '2026-05-05' }]);
  at('2026-05-06');
  expect((await get('supervisor', '/api/credits/companies')).items[0].measures).toEqual([]);
  expect((await d.nobody().get('/api/open/credits')).body.items).toMatchObject([{ barred: null }]);
  expect(acts(await get('official', url()))).toEqual(['bar', 'talk', 'warn']);

  // a new year; what an objection takes away takes along what it brought
  await enter('2026-06-01');
  const { entries } = await enter('2026-06-02');
  expect(acts(await get('official', url()))).toEqual(['warn', 'bar', 'talk', 'warn']);
  const [wrong] = entries;
  await must('official', `/api/credits/entries/${wrong.id}/objections`, { words: '当天是电网检修' });
  const [ask] = (await get('supervisor', url())).entries[0].asks;
  await must('supervisor', `/api/credits/asks/${ask.id}/answer`, { granted: true, answer: '属实，撤销' });
  expect(await get('official', url())).toMatchObject({ marks: { sum: 3 }, measures: [{ act: 'bar' }, { act: 'talk' }, { act: 'warn' }] });
  // a scheme of later changes nothing of what followed
  expect((await publishDefinition(d, 'credits.scheme', { ...beijing, marks: null })).status).toBe(200);
  expect(await get('official', url())).toMatchObject({ marks: null, measures: [{ act: 'bar' }, { act: 'talk' }, { act: 'warn' }] });
  expect((await publishDefinition(d, 'credits.scheme', beijing)).status).toBe(200);
});

test('of two entries at once the second sees the first: each step they reach is told once', async () => {
  const theirs = await companyIn(d, '和顺物业', 'officer');
  const one = () => enter('2026-08-01', 'supply', theirs);
  await one();
  await held(d, {
    first: (tx) => entriesInTurn(tx, theirs),
    waiting: 2,
    meanwhile: () => Promise.all([one(), one()]),
  });
  expect(await told('officer')).toEqual(['talk', 'warn']);
});

test('an entry that was begun before another of its day and comes after it brings what is new alone', async () => {
  const theirs = await companyIn(d, '永安物业', 'handler');
  const begun = v7();
  for (const id of [v7(), v7(), begun]) await enter('2026-08-01', 'supply', theirs, id);
  expect(await told('handler')).toEqual(['talk', 'warn']);
});

test('steps that do not rise are refused with their place', async () => {
  const [first, second, third] = marks.steps;
  if (!first || !second || !third) throw new Error('fewer than three steps');
  const { body } = await publishDefinition(d, 'credits.scheme', { ...beijing, marks: { ...marks, steps: [second, first, third] } });
  expect(body.error?.data).toMatchObject({ at: 'marks.steps.1.from', what: 'steps_order' });
});
