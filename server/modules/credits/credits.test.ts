import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templates } from '#contract/credits/templates.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { openSheets, sendSheet } from '#tools/testing/send-sheet.ts';
import { finalHalf } from '../subsidies/testing/half-year.ts';
import { enterOnce } from './commands/enter.ts';
import { companyIn } from './testing/companies.ts';

let d: District;
let [ours, other] = ['', ''];
beforeAll(async () => {
  d = await testDistrict();
  ours = await companyIn(d, '安居物业', 'official');
  other = await companyIn(d, '和顺物业', 'officer');
  expect((await publishDefinition(d, 'credits.scheme', templates.yantai)).status).toBe(200);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const must = async (who: Who, url: string, body: object = {}): Promise<Answer['body']> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const at = (day: string): void => d.clock.set(`${day}T10:00:00+08:00`);
const today = (): string => d.clock.now().toISOString().slice(0, 10);

const company = (id: string) => `/api/credits/companies/${id}`;
const bad = (over: object = {}) => ({
  ...{ item: 'penalty', points: null, occurredOn: today(), until: null, source: 'document', words: '行政处罚决定书 〔2025〕12号' },
  ...over,
});
/** Enters something and tells its id. */
const enter = async (id: string, over: object = {}): Promise<string> =>
  (await must('dispatcher', `${company(id)}/entries`, bad(over))).entries[0].id;
const asksOf = async (id: string) =>
  (await get('supervisor', company(id))).entries.flatMap(({ asks }: { asks: { id: string; state: string }[] }) => asks);

test('a company’s year: joined, an entry contested in vain, repaired to the day, the year rated, corrected and published', async () => {
  at('2025-09-15');
  expect(await refused('clerk', `${company(ours)}/joined`, { joinedOn: today(), base: 76, words: '资料齐全' })).toBe('session.forbidden');
  expect(await refused('dispatcher', `${company(ours)}/joined`, { joinedOn: today(), base: 81, words: '资料齐全' })).toBe(
    'credits.too_many_points',
  );
  // one of another street enters nothing here
  expect(await refused('outsider', `${company(ours)}/joined`, { joinedOn: today(), base: 76, words: '资料齐全' })).toBe(
    'session.forbidden',
  );
  await must('dispatcher', `${company(ours)}/joined`, { joinedOn: today(), base: 76, words: '资料齐全' });
  expect(await refused('dispatcher', `${company(ours)}/entries`, bad({ points: 11 }))).toBe('credits.too_many_points');
  expect(await refused('dispatcher', `${company(ours)}/entries`, bad({ occurredOn: '2025-09-16' }))).toBe('credits.day_ahead');
  expect(await refused('dispatcher', `${company(ours)}/entries`, bad({ until: '2025-09-14' }))).toBe('credits.until_wrong');
  expect(await refused('dispatcher', `${company(ours)}/entries`, bad({ item: 'gone' }))).toBe('credits.item_gone');
  const id = await enter(ours);
  await must('dispatcher', `${company(ours)}/entries`, bad({ item: 'honour', words: '市级示范项目' }));

  // the company sees it with the days by which it may do what, and another does not
  const mine = await get('official', company(ours));
  expect(mine).toMatchObject({ result: { base: 76, good: 8, bad: 10, total: 74, grade: 'A', standing: 'rated' }, can: [] });
  const entry = mine.entries.find((one: { id: string }) => one.id === id);
  expect(entry).toMatchObject({
    since: '2025-09-15',
    until: '2026-09-14',
    objectUntil: '2025-09-22',
    repairFrom: '2025-12-15',
    repaired: { total: 84, grade: 'AA' },
    can: ['object'],
  });
  expect((await (await d.as('officer')).get(company(ours))).status).toBe(404);
  expect((await get('officer', '/api/credits/companies')).items.map(({ name }: { name: string }) => name)).toEqual(['和顺物业']);
  expect((await get('officer', '/api/credits/companies')).items[0].result).toMatchObject({ standing: 'missing', total: null, grade: '缺' });

  // contested, answered by neither whoever entered it nor whoever asked
  expect(await refused('officer', `/api/credits/entries/${id}/objections`, { words: '不属实' })).toBe('credits.entry_not_found');
  await must('official', `/api/credits/entries/${id}/objections`, { words: '处罚已申请复议' });
  expect(await refused('official', `/api/credits/entries/${id}/objections`, { words: '再说一次' })).toBe('credits.objected');
  const [objection] = await asksOf(ours);
  expect(await refused('dispatcher', `/api/credits/asks/${objection.id}/answer`, { granted: true, answer: '同意' })).toBe(
    'session.forbidden',
  );
  await must('supervisor', `/api/credits/asks/${objection.id}/answer`, { granted: false, answer: '复议维持' });
  at('2025-09-23');
  expect(await refused('official', `/api/credits/entries/${id}/objections`, { words: '新证据' })).toBe('credits.objections_over');

  // repair: not a day before three months are over
  at('2025-12-14');
  expect(await refused('official', `/api/credits/entries/${id}/repairs`, { words: '已整改' })).toBe('credits.repair_early');
  at('2025-12-15');
  await must('official', `/api/credits/entries/${id}/repairs`, { words: '罚款已缴，问题已整改' });
  expect(await refused('official', `/api/credits/entries/${id}/repairs`, { words: '已整改' })).toBe('credits.repair_asked');
  const repair = (await asksOf(ours)).find(({ state }: { state: string }) => state === 'open');
  at('2026-01-05');
  await must('supervisor', `/api/credits/asks/${repair.id}/answer`, { granted: true, answer: '整改到位' });
  expect(await get('official', company(ours))).toMatchObject({ result: { bad: 0, total: 84, grade: 'AA' } });

  // the year is over: what lived on its last day is frozen; a repair of January changes nothing of it
  expect(await refused('supervisor', '/api/credits/years', { year: 2026 })).toBe('credits.year_runs');
  const year = await must('supervisor', '/api/credits/years', { year: 2025 });
  expect(year).toMatchObject({ state: 'public', edition: 1, publicUntil: '2026-01-12' });
  expect(await refused('supervisor', '/api/credits/years', { year: 2025 })).toBe('credits.year_taken');
  const path = `/api/credits/years/${year.id}`;
  const { ratings } = await get('clerk', path);
  expect(ratings).toMatchObject([
    { name: '安居物业', result: { total: 74, grade: 'A', bad: 10 } },
    { name: '和顺物业', result: { standing: 'missing', grade: '缺' } },
  ]);
  // every figure opens its entries
  expect(ratings[0].entries.map(({ points }: { points: number }) => points).sort()).toEqual([-10, 8]);
  expect((await get('official', path)).ratings.map(({ name }: { name: string }) => name)).toEqual(['安居物业']);
  expect(await (await d.nobody().get('/api/open/credits')).body).toMatchObject({
    year: 2025,
    state: 'public',
    items: [{ name: '安居物业', grade: 'A' }, { standing: 'missing' }],
  });

  // other has joined in fact: it objects, the base is put right, the difference shows and takes effect by decision
  expect(await refused('officer', `${path}/objections`, { companyId: ours, words: '?' })).not.toBeUndefined();
  await must('officer', `${path}/objections`, { companyId: other, words: '去年已参评' });
  expect(await get('supervisor', `${path}/differences`)).toEqual({ edition: 1, items: [] });
  await must('dispatcher', `${company(other)}/joined`, { joinedOn: '2025-05-01', base: 80, words: '核对登记表' });
  expect((await get('supervisor', `${path}/differences`)).items).toMatchObject([
    { name: '和顺物业', before: { grade: '缺' }, after: { total: 80, grade: 'AA' } },
  ]);
  at('2026-01-13');
  expect(await refused('supervisor', `${path}/finish`, { edition: 1 })).toBe('credits.asks_open');
  const [asked] = (await get('supervisor', company(other))).asks;
  await must('supervisor', `/api/credits/asks/${asked.id}/answer`, { granted: true, answer: '属实，已更正' });
  expect(await must('supervisor', `${path}/finish`, { edition: 1 })).toMatchObject({ state: 'final', edition: 2 });
  expect((await get('clerk', `${path}?edition=1`)).ratings[1].result.grade).toBe('缺');
  expect((await get('clerk', path)).ratings[0]).toMatchObject({ name: '和顺物业', result: { grade: 'AA' } });
  expect(await refused('supervisor', `${path}/corrections`, { edition: 1, reason: '重算' })).toBe('credits.edition_changed');
  expect(await refused('supervisor', `${path}/corrections`, { edition: 2, reason: '重算' })).toBe('credits.nothing_changed');
});

test('what follows from something of another module is entered once and withdrawn once', async () => {
  at('2026-03-02');
  const by = { jurisdictionId: d.id, actorId: null, at: d.clock.now() };
  const entering = {
    ...{
      companyId: other,
      item: 'yellow_list',
      points: null,
      occurredOn: '2026-03-01',
      until: null,
      source: 'list' as const,
      sourceId: v7(),
    },
    words: '2026年2月黄榜且未按期整改',
    cause: 'list 2026-02 1',
  };
  const write = <T>(run: (tx: Tx) => Promise<T>) => d.process.kernel.db.write(d.access, run);
  expect(await write((tx) => enterOnce.enter(tx, by, entering))).toEqual(expect.any(String));
  // a second entry is none, and no error that would undo what the other module did
  const again = await write((tx) => enterOnce.enter(tx, by, entering)).catch(() => 'an error');
  expect(again).toBeNull();
  expect(await write((tx) => enterOnce.enter(tx, by, { ...entering, item: 'gone', cause: 'another' }))).toBeNull();
  const listed = async () => (await get('officer', company(other))).entries.filter(({ source }: { source: string }) => source === 'list');
  expect(await listed()).toMatchObject([{ points: 2, state: 'stands', counts: true }]);
  expect(await write((tx) => enterOnce.withdraw(tx, by, entering.cause))).toBe(true);
  expect(await write((tx) => enterOnce.withdraw(tx, by, entering.cause))).toBe(false);
  expect(await listed()).toMatchObject([{ state: 'withdrawn', counts: false }]);

  // so does what module property tells of yellow lists
  const [listener] = d.process.modules.property.creditListeners;
  if (!listener) throw new Error('nobody follows the lists');
  expect(await listener.keeps(d.id, d.clock.now(), 'yellow_list')).toBe(true);
  // an item the scheme does not have waits for a hand
  expect(await listener.keeps(d.id, d.clock.now(), 'gone')).toBe(false);
  const told = {
    id: v7(),
    organisationId: other,
    estate: '柳岸苑',
    words: '连续三月黄榜',
    item: 'yellow_list',
    days: ['2026-02-01', '2026-02-28'] as const,
  };
  const acting = { ...by, actorId: d.people.supervisor.id };
  await write((tx) => listener.enter(tx, acting, told));
  await write((tx) => listener.enter(tx, acting, told));
  expect((await listed()).map(({ words, state }: { words: string; state: string }) => [words, state]).sort()).toEqual([
    ['2026年2月黄榜且未按期整改', 'withdrawn'],
    ['柳岸苑：连续三月黄榜', 'stands'],
  ]);
  await write((tx) => listener.withdraw(tx, acting, told.id));
  expect((await listed()).every(({ state }: { state: string }) => state === 'withdrawn')).toBe(true);
});

test('entries come in by workbook, all or nothing, and not twice', async () => {
  at('2026-03-03');
  const heads = ['物业企业', '信用信息项', '分值', '发生日期', '事实和依据'];
  const rows = [
    ['和顺物业', '行政处罚', null, '2026-02-11', '处罚'],
    ['没有物业', '获区县级以上表彰', 9, '2027-01-01', '表彰'],
  ];
  const bring = async (of: (string | number | null)[][], dryRun: boolean): Promise<Answer> => {
    const bytes = await writeWorkbook(
      [{ name: '信用信息', head: [heads], rows: of, widths: heads.map(() => 16) }],
      new AbortController().signal,
    );
    return sendSheet(d, `/api/credits/import?id=${v7()}&dryRun=${dryRun}`, bytes, 'dispatcher');
  };
  const tried = await bring(rows, true);
  expect(tried.body.faults.map(({ column }: { column: string }) => column).sort()).toEqual(
    ['信用信息项', '分值', '发生日期', '物业企业'].sort(),
  );
  const right = [['和顺物业', '受到行政处罚', 6, '2026-02-11', '处罚决定书']];
  expect((await bring(right, false)).body).toMatchObject({ added: 1, same: 0, faults: [] });
  expect((await bring(right, false)).body).toMatchObject({ added: 0, same: 1, faults: [] });
  const [sheet] = await openSheets(d, '/api/credits/sheet');
  expect(sheet?.rows.map((cells) => cells.slice(0, 3))).toContainEqual(['和顺物业', '受到行政处罚', '6']);
});

const outcomes = (answers: readonly Answer[]): string[] =>
  answers.map(({ status, body }) => (status < 300 ? 'ok' : body.error?.code)).sort();

test('two who rate one year at once rate it once', async () => {
  at('2026-04-01');
  const rate = (): Promise<Answer> => post('supervisor', '/api/credits/years', { year: 2024 });
  expect(outcomes(await Promise.all([rate(), rate(), rate()]))).toEqual(['credits.year_taken', 'credits.year_taken', 'ok']);
});

test('two who object to one entry at once raise one objection, and two who answer it at once answer once', async () => {
  at('2026-04-02');
  const id = await enter(ours, { words: '当天' });
  const object = (): Promise<Answer> => post('official', `/api/credits/entries/${id}/objections`, { words: '不属实' });
  expect(outcomes(await Promise.all([object(), object()]))).toEqual(['credits.objected', 'ok']);
  const ask = (await asksOf(ours)).find(({ state }: { state: string }) => state === 'open');
  const answer = (granted: boolean): Promise<Answer> =>
    post('supervisor', `/api/credits/asks/${ask.id}/answer`, { granted, answer: '已核实' });
  const { outcome } = await held(d, {
    first: (tx) => execute(tx, 'select id from credit_asks where jurisdiction_id = :jurisdiction and id = $1 for update', [ask.id]),
    waiting: 2,
    meanwhile: () => Promise.all([answer(true), answer(false)]),
  });
  expect(outcomes(outcome)).toEqual(['credits.ask_answered', 'ok']);
});

test('two who make one year final at once: one does, the other is told', async () => {
  at('2026-04-03');
  const { id } = await must('supervisor', '/api/credits/years', { year: 2023 });
  await must('dispatcher', `${company(ours)}/joined`, { joinedOn: '2023-05-01', base: 70, words: '补登记' });
  at('2026-04-20');
  const finish = (): Promise<Answer> => post('supervisor', `/api/credits/years/${id}/finish`, { edition: 1 });
  const { outcome } = await held(d, {
    first: (tx) => execute(tx, 'select id from credit_years where jurisdiction_id = :jurisdiction and id = $1 for update', [id]),
    waiting: 2,
    meanwhile: () => Promise.all([finish(), finish()]),
  });
  expect(outcomes(outcome)).toEqual(['credits.edition_changed', 'ok']);
});

test('final scores of a card come in as points; those that are not final do not', async () => {
  const { runId, post: send } = await finalHalf(d, [85, 75], [ours, other]);
  const card = { code: 'halves', of: 100, most: 20 };
  expect((await publishDefinition(d, 'credits.scheme', { ...templates.yantai, card })).status).toBe(200);
  await must('dispatcher', `${company(ours)}/joined`, { joinedOn: '2025-01-01', base: 60, words: '核对' });
  expect((await get('supervisor', company(ours))).result).toMatchObject({ base: 60, score: null });
  expect((await send('supervisor', `/api/scorecards/runs/${runId}/steps`, { step: 'finish', edition: 1 })).status).toBe(200);
  expect(await get('supervisor', company(ours))).toMatchObject({
    result: { score: 17 },
    scores: [{ runId, first: '2025-07-01', last: '2025-12-31', name: '柳岸苑', total: 85 }],
  });
  const { items } = await get('supervisor', '/api/credits/companies');
  expect(items.find(({ id }: { id: string }) => id === ours).result.score).toBe(17);
});
