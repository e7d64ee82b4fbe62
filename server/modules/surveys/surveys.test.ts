import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyDetail, SurveyResults } from '#contract/surveys/api.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { openSheets } from '#tools/testing/send-sheet.ts';
import { findByAccount } from '../persons/store/persons.ts';
import { keepDays } from './commands/ending.ts';
import { answerHolder } from './own-data.ts';
import { lockBuilding } from './store/roll.ts';
import { lockSurvey, setEnded } from './store/surveys.ts';
import { estateOf, plainForm, surveyFacts } from './testing/estate.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  await estateOf(d, '柳岸苑', [12, 8], { first: ['resident', 'neighbour'], second: ['officer'] });
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string) => (await (await d.as(who)).get(url)).body;
const must = async (who: Who, url: string, body: object = {}) => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const opened = async (more: object = {}, who: Who = 'clerk'): Promise<SurveyDetail> => {
  const area = who === 'clerk' ? d.area('001001').code : d.code;
  const draft = await must(who, '/api/surveys', { areaCode: area, ...surveyFacts(d, more) });
  return must(who, `/api/surveys/${draft.id}/open`, { version: draft.version });
};
const placesOf = async (who: Who, surveyId: string): Promise<{ key: string; label: string; answered: string | null }[]> =>
  (await get(who, `/api/my/surveys/${surveyId}`)).places;
const receiptOf = (): string => randomBytes(24).toString('base64url');
const rollOf = async (surveyId: string, query = '') => (await get('clerk', `/api/surveys/${surveyId}/roll?limit=200${query}`)).items;

test('a household answers once, by whom of it ever, may change it until the end, and is told results when it is over', async () => {
  const s = await opened();
  expect(s).toMatchObject({ state: 'open', onRoll: 20, population: 20, answered: 0 });
  const [place] = await placesOf('resident', s.id);
  expect(place).toMatchObject({ label: '柳岸苑1栋1单元101', answered: null });
  const answers = `/api/my/surveys/${s.id}/answers`;
  expect(await refused('resident', answers, { key: place?.key, answers: { wish: 'garden' } })).toBe('form.answer_wrong');
  expect(await refused('handler', answers, { key: place?.key, answers: { wish: 'lift' } })).toBe('surveys.not_asked');
  await must('resident', answers, { key: place?.key, answers: { wish: 'lift' } });
  await must('neighbour', answers, { key: place?.key, answers: { wish: 'pipes', more: '先修屋面' } });
  expect((await get('resident', `/api/my/surveys/${s.id}`)).answers[place?.key ?? '']).toEqual({ wish: 'pipes', more: '先修屋面' });
  expect(await get('clerk', `/api/surveys/${s.id}`)).toMatchObject({ answered: 1 });
  expect((await (await d.as('resident')).get(`/api/surveys/${s.id}/results`)).body.error.code).toBe('surveys.results_wait');
  expect((await (await d.as('outsider')).get(`/api/surveys/${s.id}`)).status).toBe(404);
  await must('clerk', `/api/surveys/${s.id}/close`);
  expect(await refused('resident', answers, { key: place?.key, answers: { wish: 'none' } })).toBe('surveys.not_open');
  // one answer is fewer than five: nobody learns what it says
  expect(await get('resident', `/api/surveys/${s.id}/results`)).toMatchObject({ answered: 1, enough: false, questions: [] });
});

test('whoever has the code of a letter answers for that household alone, and does not see what was answered', async () => {
  const s = await opened();
  const entry = (
    await d.asOwner<{ key: string; code: string }>('select key, code from survey_roll where survey_id = $1 order by place', [s.id])
  )[5];
  expect(entry).toBeDefined();
  const answers = `/api/my/surveys/${s.id}/answers`;
  expect(await get('handler', `/api/my/survey-codes/${entry?.code.toLowerCase()}`)).toEqual({ surveyId: s.id });
  // typed in full width, in groups, small: one code
  const typed = `${entry?.code.slice(0, 5)}－${entry?.code.slice(5)}`.toLowerCase();
  expect(await get('handler', `/api/my/survey-codes/${encodeURIComponent(typed)}`)).toEqual({ surveyId: s.id });
  const shown = await get('handler', `/api/my/surveys/${s.id}?code=${encodeURIComponent(typed)}`);
  expect(shown.places).toHaveLength(1);
  const [other] = await placesOf('resident', s.id);
  expect(await refused('handler', answers, { key: other?.key, code: entry?.code, answers: { wish: 'lift' } })).toBe('surveys.code_wrong');
  await must('handler', answers, { key: entry?.key, code: typed, answers: { wish: 'lift' } });
  expect((await get('handler', `/api/my/surveys/${s.id}?code=${entry?.code}`)).answers).toEqual({});
});

test('two of a household who answer at once leave one answer, and a sheet of paper is not entered for whoever answered', async () => {
  const s = await opened();
  const [place] = await placesOf('resident', s.id);
  const url = `/api/my/surveys/${s.id}/answers`;
  const both = await Promise.all(
    (['resident', 'neighbour', 'resident', 'neighbour'] as const).map((who) =>
      post(who, url, { key: place?.key, answers: { wish: 'lift' } }),
    ),
  );
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const [rows] = await d.asOwner<{ turnout: number; answers: number }>(
    `select (select count(*)::int from survey_turnout where survey_id = $1) as turnout, (select count(*)::int from survey_answers where survey_id = $1) as answers`,
    [s.id],
  );
  expect(rows).toEqual({ turnout: 1, answers: 1 });
  expect(await refused('clerk', `/api/surveys/${s.id}/papers`, { sheet: '9', key: place?.key, answers: { wish: 'none' } })).toBe(
    'surveys.answered_already',
  );
});

test('a survey that is being closed takes no answer any more', async () => {
  const s = await opened();
  const [place] = await placesOf('resident', s.id);
  const { outcome, waited } = await held(d, {
    first: (tx) => lockSurvey(tx, s.id),
    meanwhile: () => refused('resident', `/api/my/surveys/${s.id}/answers`, { key: place?.key, answers: { wish: 'lift' } }),
    afterwards: (tx) => setEnded(tx, s.id, 'closed', d.clock.now(), null),
  });
  expect(waited).toBe(true);
  expect(outcome).toBe('surveys.not_open');
});

test('an anonymous survey keeps who apart from what: no key, no day, no trail; the receipt alone changes an answer; nobody sees results before the end', async () => {
  const s = await opened({ anonymous: true });
  const [place] = await placesOf('resident', s.id);
  const url = `/api/my/surveys/${s.id}/answers`;
  expect(await refused('resident', url, { key: place?.key, answers: { wish: 'lift' } })).toBe('surveys.receipt_needed');
  const receipt = receiptOf();
  const id = v7();
  await must('resident', url, { id, key: place?.key, answers: { wish: 'lift' }, receipt });
  expect(await refused('neighbour', url, { key: place?.key, answers: { wish: 'none' }, receipt: receiptOf() })).toBe(
    'surveys.receipt_unknown',
  );
  await must('neighbour', url, { key: place?.key, answers: { wish: 'pipes' }, receipt });
  const rows = await d.asOwner<{ id: string; key: string | null; answers: object }>('select * from survey_answers where survey_id = $1', [
    s.id,
  ]);
  expect(rows).toMatchObject([{ key: null, answers: { wish: 'pipes' } }]);
  // a random id says nothing of when
  expect(rows[0]?.id[14]).toBe('4');
  expect(Object.keys(rows[0] ?? {}).filter((name) => /_(at|on|by)$/.test(name))).toEqual([]);
  const [trail] = await d.asOwner<{ n: number }>(
    "select count(*)::int as n from audit_log where subject = $1 and action = 'surveys.answered'",
    [s.id],
  );
  expect(trail?.n).toBe(0);
  const [kept] = await d.asOwner<{ done: unknown }>('select done from mutations where id = $1', [id]);
  expect(kept?.done).toBe(s.id);
  expect((await get('resident', `/api/my/surveys/${s.id}`)).answers).toEqual({});
  expect((await get('clerk', `/api/surveys/${s.id}/results`)).error.code).toBe('surveys.results_wait');
});

test('paper: the control share is entered by a second clerk, differences are settled, and of an anonymous survey no more sheets than came back', async () => {
  const s = await opened({ controlPercent: 100 });
  const roll = await rollOf(s.id, '&open=true');
  const papers = `/api/surveys/${s.id}/papers`;
  expect(await refused('clerk', papers, { sheet: '1', answers: { wish: 'lift' } })).toBe('surveys.sheet_whose');
  expect(await must('clerk', papers, { sheet: '1', key: roll[0].key, answers: { wish: 'lift', more: '加电梯' } })).toMatchObject({
    control: true,
    checked: false,
  });
  expect(await refused('clerk', papers, { sheet: '１', key: roll[1].key, answers: { wish: 'lift' } })).toBe('surveys.sheet_entered');
  // building and room, with nothing between them
  expect(await rollOf(s.id, `&q=${encodeURIComponent('2-103')}`)).toMatchObject([{ building: { name: '柳岸苑2栋' }, label: '1单元103' }]);
  expect(await refused('clerk', `${papers}/1/check`, { answers: { wish: 'lift' } })).toBe('surveys.own_entry');
  const checked = await must('dispatcher', `${papers}/1/check`, { answers: { wish: 'pipes', more: '加电梯' } });
  expect(checked.differing).toMatchObject([{ key: 'wish', first: '加装电梯', second: '上下水管' }]);
  expect(await get('clerk', `/api/surveys/${s.id}`)).toMatchObject({
    papers: { sheets: 1, control: 1, checked: 1, compared: 2, differing: 1, open: 1 },
  });
  await must('clerk', `${papers}/1/settle`, { take: 'second' });
  expect(await refused('clerk', `${papers}/1/settle`, { take: 'first' })).toBe('surveys.nothing_differs');
  const [row] = await d.asOwner<{ answers: object }>('select answers from survey_answers where survey_id = $1', [s.id]);
  expect(row?.answers).toMatchObject({ wish: 'pipes' });

  const secret = await opened({ anonymous: true });
  const [first] = await rollOf(secret.id);
  const url = `/api/surveys/${secret.id}/papers`;
  const sheet = (n: number) => ({ sheet: String(n), buildingId: first.building.id, answers: { wish: 'none' } });
  expect(await refused('clerk', url, sheet(1))).toBe('surveys.sheets_exceed');
  expect(await must('clerk', `/api/surveys/${secret.id}/returned`, { keys: [first.key] })).toEqual({ noted: 1, already: 0 });
  const both = await Promise.all([post('clerk', url, sheet(1)), post('dispatcher', url, sheet(2))]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  // while one counts the sheets of a building, the next waits
  const { outcome, waited } = await held(d, {
    first: (tx) => lockBuilding(tx, secret.id, first.building.id),
    meanwhile: () => refused('clerk', url, sheet(3)),
    afterwards: async () => undefined,
  });
  expect([waited, outcome]).toEqual([true, 'surveys.sheets_exceed']);
});

test('a sample is drawn by its kept seed and building, whoever is not in it is not asked, and each share states its error', async () => {
  const s = await opened({ sampleSize: 10 });
  expect(s).toMatchObject({ onRoll: 10, population: 20 });
  const { buildings } = await get('clerk', `/api/surveys/${s.id}/turnout`);
  expect(buildings.map(({ population, asked }: { population: number; asked: number }) => [population, asked])).toEqual([
    [12, 6],
    [8, 4],
  ]);
  for (const [n, one] of (await rollOf(s.id)).entries())
    await must('clerk', `/api/surveys/${s.id}/papers`, { sheet: String(n), key: one.key, answers: { wish: n < 4 ? 'lift' : 'pipes' } });
  const results: SurveyResults = await get('clerk', `/api/surveys/${s.id}/results`);
  // 1.96 · √(0.4 · 0.6 / 10) · √(10 / 19) = 0.2203
  expect(results.questions[0]?.options[0]).toMatchObject({ count: 4, share: 4000, margin: 2203 });
  const [figures, perBuilding, texts] = await openSheets(d, `/api/surveys/${s.id}/results-book`);
  expect([figures?.name, perBuilding?.name, texts?.name]).toEqual(['统计', '分楼栋', '意见']);
  expect(figures?.rows).toContainEqual(['最想改什么', '加装电梯', '4', '40.00%', '±22.03%']);
  expect(JSON.stringify(perBuilding?.rows)).toContain('不足 5 份');
  const [letters] = await openSheets(d, `/api/surveys/${s.id}/roll-book`);
  expect(letters?.rows).toHaveLength(11);
  expect(letters?.rows.slice(1).every(([, , code = '', how]) => /^[2-9A-HJ-NP-Z]{10}$/.test(code) && how === '纸质')).toBe(true);
  // four of the second building are fewer than five, and the first would give them away
  expect(results.questions[0]?.buildings.map(({ counts }) => counts)).toEqual([null, null]);
});

test('whoever has not answered is reminded once, however often at once; nobody who has', async () => {
  const s = await opened();
  const [place] = await placesOf('resident', s.id);
  await must('resident', `/api/my/surveys/${s.id}/answers`, { key: place?.key, answers: { wish: 'lift' } });
  const all = await Promise.all(Array.from({ length: 4 }, () => post('clerk', `/api/surveys/${s.id}/remind`)));
  expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  await d.process.kernel.relay.carry();
  const told = await d.asOwner<{ id: string }>("select account_id as id from notices where subject = $1 and variant = 'reminded'", [s.id]);
  expect(told.map(({ id }) => id)).toEqual([d.people.officer.id]);
});

test('what says who somebody is, photos, and areas of others are refused; a survey ends by itself after its day', async () => {
  const draft = (more: object) => refused('clerk', '/api/surveys', { areaCode: d.area('001001').code, ...surveyFacts(d, more) });
  const asking = (format: string) => ({
    form: {
      ...plainForm,
      properties: { ...plainForm.properties, more: { type: 'string', format, words: { title: { zh: '号码', en: null } } } },
    },
  });
  expect(await draft(asking('identity-number'))).toBe('surveys.question_personal');
  expect(await draft(asking('phone'))).toBe('surveys.question_personal');
  expect(await draft({ areaCodes: [d.area('001002').code] })).toBe('surveys.area_outside');
  expect(await draft({ asked: 'staff', anonymous: true })).toBe('surveys.staff_named');
  const s = await opened({ closesOn: dayOf(d, 0) });
  const [place] = await placesOf('resident', s.id);
  const before = d.clock.now();
  d.clock.advance(86_400_000);
  try {
    expect(await refused('resident', `/api/my/surveys/${s.id}/answers`, { key: place?.key, answers: { wish: 'lift' } })).toBe(
      'surveys.not_open',
    );
    await keepDays(d.process.modules.surveys.context);
    expect(await get('clerk', `/api/surveys/${s.id}`)).toMatchObject({ state: 'closed' });
  } finally {
    d.clock.set(before);
  }
});

test('sheets that came back are entered after the last day: the survey waits for them some days, and ends when they are', async () => {
  const s = await opened({ anonymous: true, closesOn: dayOf(d, 0), controlPercent: 0 });
  const [first, second] = await rollOf(s.id);
  await must('clerk', `/api/surveys/${s.id}/returned`, { keys: [first.key, second.key] });
  const sheet = (n: number) =>
    must('clerk', `/api/surveys/${s.id}/papers`, { sheet: String(n), buildingId: first.building.id, answers: { wish: 'none' } });
  const { context } = d.process.modules.surveys;
  const state = async (): Promise<string> => (await get('clerk', `/api/surveys/${s.id}`)).state;
  const waiting = async (): Promise<unknown> => {
    const { items } = await get('clerk', '/api/todos?kind=surveys.papers');
    return items.find(({ id }: { id: string }) => id === `${s.id}:papers`);
  };
  const before = d.clock.now();
  try {
    d.clock.advance(86_400_000);
    await keepDays(context);
    expect(await state()).toBe('open');
    expect(await waiting()).toMatchObject({ light: 'red', data: { sheets: 2 } });
    await sheet(1);
    await keepDays(context);
    expect([await state(), await waiting()]).toMatchObject(['open', { data: { sheets: 1 } }]);
    expect(await refused('clerk', `/api/surveys/${s.id}/remind`)).toBe('surveys.not_open');
    await sheet(2);
    await keepDays(context);
    expect(await state()).toBe('closed');
    // and for sheets that nobody enters not for ever
    const left = await opened({ anonymous: true, closesOn: dayOf(d, 0) });
    await must('clerk', `/api/surveys/${left.id}/returned`, { keys: [(await rollOf(left.id))[0].key] });
    d.clock.advance(8 * 86_400_000);
    await keepDays(context);
    expect(await get('clerk', `/api/surveys/${left.id}`)).toMatchObject({ state: 'closed' });
  } finally {
    d.clock.set(before);
  }
});

test('residents are asked freely and no demand is counted; staff is asked by one demand for each area, which the answer closes', async () => {
  const demands = async () => (await d.asOwner<{ n: number }>('select count(*)::int as n from demands'))[0]?.n;
  const none = await demands();
  await opened();
  expect(await demands()).toBe(none);
  const staff = { asked: 'staff', areaCodes: [d.area('001001').code, d.area('001002').code], title: '社区底数' };
  const draft = await must('supervisor', '/api/surveys', { areaCode: d.code, ...surveyFacts(d, staff) });
  expect(await refused('supervisor', `/api/surveys/${draft.id}/open`, { version: draft.version })).toBe('surveys.basis_needed');
  const s = await opened({ ...staff, basis: '城市更新〔2025〕3号' }, 'supervisor');
  expect(await demands()).toBe((none ?? 0) + 2);
  const roll = (await get('supervisor', `/api/surveys/${s.id}/roll`)).items;
  const own = roll.find(({ label }: { label: string }) => label.includes('柳岸'));
  expect(
    await refused('clerk', `/api/surveys/${s.id}/answers`, { key: roll.find((one: object) => one !== own).key, answers: { wish: 'lift' } }),
  ).toBe('surveys.roll_not_found');
  await must('clerk', `/api/surveys/${s.id}/answers`, { key: own.key, answers: { wish: 'lift' } });
  const states = await d.asOwner<{ answered: boolean }>('select answered_at is not null as answered from demands where request_id = $1', [
    s.id,
  ]);
  expect(states.map(({ answered }) => answered).sort()).toEqual([false, true]);
});

test('a survey is announced, takes no answer before its first day and begins by itself on it; those asked are told of both, once', async () => {
  const drafted = await post('clerk', '/api/surveys', {
    areaCode: d.area('001001').code,
    ...surveyFacts(d, { opensOn: dayOf(d, 5), closesOn: dayOf(d, 4) }),
  });
  expect(drafted.body.error?.code).toBe('surveys.days_reversed');
  const s = await opened({ opensOn: dayOf(d, 2) });
  expect(s).toMatchObject({ state: 'planned', opensOn: dayOf(d, 2), onRoll: 20, openedAt: null });
  expect(s.actions).toEqual(['withdraw']);
  const [place] = await placesOf('resident', s.id);
  const url = `/api/my/surveys/${s.id}/answers`;
  expect(await refused('resident', url, { key: place?.key, answers: { wish: 'lift' } })).toBe('surveys.not_open');
  const mine = (await get('resident', '/api/my/surveys')).items.find(({ id }: { id: string }) => id === s.id);
  expect(mine).toMatchObject({ state: 'planned', opensOn: dayOf(d, 2) });
  const told = async () => {
    await d.process.kernel.relay.carry();
    const rows = await d.asOwner<{ variant: string }>('select variant from notices where subject = $1 and account_id = $2', [
      s.id,
      d.people.resident.id,
    ]);
    return rows.map(({ variant }) => variant).sort();
  };
  const { context } = d.process.modules.surveys;
  await keepDays(context);
  expect(await told()).toEqual(['planned']);
  const before = d.clock.now();
  d.clock.advance(2 * 86_400_000);
  try {
    await Promise.all([keepDays(context), keepDays(context)]);
    expect(await get('clerk', `/api/surveys/${s.id}`)).toMatchObject({ state: 'open', openedAt: d.clock.now().toISOString() });
    expect(await told()).toEqual(['asked', 'planned']);
    await must('resident', url, { key: place?.key, answers: { wish: 'lift' } });
  } finally {
    d.clock.set(before);
  }
  // what is announced may be taken back
  const other = await opened({ opensOn: dayOf(d, 2) });
  await must('clerk', `/api/surveys/${other.id}/withdraw`, { reason: '另行安排' });
  expect(await get('clerk', `/api/surveys/${other.id}`)).toMatchObject({ state: 'withdrawn' });
});

test('somebody’s own data have what their household answered by name, and nothing of anonymous surveys', async () => {
  const named = await opened({ title: '公共空间怎么用' });
  const secret = await opened({ title: '匿名问物业', anonymous: true });
  for (const [s, receipt] of [
    [named, null],
    [secret, receiptOf()],
  ] as const) {
    const [place] = await placesOf('resident', s.id);
    await must('resident', `/api/my/surveys/${s.id}/answers`, { key: place?.key, answers: { wish: 'lift', more: '电梯' }, receipt });
  }
  const jurisdictionId = d.id;
  const ring = await d.process.kernel.keys.of(d.id);
  const territory = await d.process.modules.territory.snapshot(d.id);
  const copied = await d.database.db.read(d.access, async (tx) => {
    const person = await findByAccount(tx, ring, d.people.resident.id);
    const eye = { today: dayOf(d, 0), territory, ring };
    return answerHolder.copy(eye, tx, { jurisdictionId, accountId: d.people.resident.id, person });
  });
  const rows = copied[0]?.rows.filter(([title]) => title === named.title);
  expect(rows).toEqual([
    [named.title, '柳岸苑1栋1单元101', dayOf(d, 0), '最想改什么', '加装电梯'],
    [named.title, '柳岸苑1栋1单元101', dayOf(d, 0), '其他意见', '电梯'],
  ]);
  expect(copied[0]?.rows.some(([title]) => title === secret.title)).toBe(false);
});

test('surveys follow an area that another takes over: whoever keeps that one closes them, and its staff answers', async () => {
  const [from, to] = [d.area('001001'), d.area('001002')];
  const own = await opened({ areaCodes: [from.code], title: '随迁问卷' });
  const staff = await opened({ asked: 'staff', areaCodes: [from.code], basis: '城市更新〔2025〕9号', title: '随迁底数' }, 'supervisor');
  await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
    v7(),
    d.id,
    { from: from.code, to: to.code },
  ]);
  await d.process.kernel.relay.carry();
  const seen: SurveyDetail = await get('supervisor', `/api/surveys/${own.id}`);
  expect(seen).toMatchObject({ area: { code: to.code }, areas: [{ code: to.code }], onRoll: own.onRoll, state: 'open' });
  expect(await get('supervisor', `/api/surveys/${staff.id}`)).toMatchObject({ areas: [{ code: to.code }] });
  expect((await (await d.as('clerk')).get(`/api/surveys/${own.id}`)).status).toBe(404);
  const [office] = await d.asOwner<{ place: string }>('select place from survey_roll where survey_id = $1', [staff.id]);
  expect(office?.place).toBe(to.code);
});
