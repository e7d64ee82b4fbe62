import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HonourDetail } from '#contract/honours/api.ts';
import { verdictOf } from '#contract/honours/values.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { personFor } from '#modules/persons/index.ts';
import { minutes } from '#modules/proposals/testing/minutes.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { openSheets, sendSheet } from '#tools/testing/send-sheet.ts';
import { evidence, honour } from './testing/honour.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object = {}): Promise<Answer['body']> => {
  const { status, body: answer } = await post(who, url, body);
  expect(status, JSON.stringify(answer)).toBeLessThan(300);
  return answer;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const person = async (name: string, account: Who | null = null): Promise<string> => {
  const id = v7();
  await d.asOwner('insert into persons (jurisdiction_id, id, name, account_id) values ($1, $2, $3, $4)', [
    d.id,
    id,
    name,
    account && d.people[account].id,
  ]);
  return id;
};
const area = (): string => d.area('001001').code;
const nominated = (personId: string, over: object = {}) => ({ personId, duty: '社区工作者', area: area(), evidence, ...over });
const idOf = (round: HonourDetail, name: string): string => round.list.find((one) => one.name === name)?.id ?? '';

test('an honour: nominated with evidence, checked by others, public with objections, decided within its quota, for its term', async () => {
  expect(await refused('dispatcher', '/api/honours', honour())).toBe('session.forbidden');
  expect(await refused('supervisor', '/api/honours', honour({ nominateUntil: '2025-09-01' }))).toBe('honours.day_wrong');
  const { id } = await must('supervisor', '/api/honours', honour());
  const at = `/api/honours/${id}`;
  const [good, other, third] = [await person('和顺'), await person('木春'), await person('李夏')];
  expect(await refused('supervisor', `${at}/candidates`, nominated(good))).toBe('session.forbidden');
  expect(await refused('outsider', `${at}/candidates`, nominated(good))).toBe('session.forbidden');
  expect(await refused('clerk', `${at}/candidates`, nominated(good, { evidence: { ...evidence, solved: '有' } }))).toBe(
    'honours.evidence_needed',
  );
  expect(await refused('clerk', `${at}/candidates`, nominated(await person('张书记', 'clerk')))).toBe('honours.own_nomination');
  await must('clerk', `${at}/candidates`, nominated(good));
  expect(await refused('dispatcher', `${at}/candidates`, nominated(good))).toBe('honours.nominated');
  await must('clerk', `${at}/candidates`, nominated(other));
  let round: HonourDetail = await must('dispatcher', `${at}/candidates`, nominated(third));
  expect(round.list.map(({ name, state }) => [name, state])).toEqual([
    ['和顺', 'nominated'],
    ['木春', 'nominated'],
    ['李夏', 'nominated'],
  ]);
  // another street sees the round and nobody of this one
  expect((await (await d.as('outsider')).get(at)).body).toMatchObject({ candidates: 3, list: [] });
  expect(await refused('supervisor', `${at}/steps`, { step: 'check' })).toBe('honours.nominations_run');
  d.clock.set('2025-09-26T02:00:00.000Z');
  expect(await refused('clerk', `${at}/candidates`, nominated(await person('晚来')))).toBe('honours.step_over');
  await must('supervisor', `${at}/steps`, { step: 'check' });

  const check = (name: string, body: object) => post('supervisor', `/api/honour-candidates/${idOf(round, name)}/check`, body);
  const all = Object.keys(evidence);
  expect((await check('李夏', { met: ['people'] })).body.error.code).toBe('honours.words_needed');
  expect((await check('李夏', { met: ['people'], words: '两件实事无人证实' })).status).toBe(200);
  await check('和顺', { met: all });
  expect(await refused('supervisor', `${at}/steps`, { step: 'publish' })).toBe('honours.unchecked');
  await check('木春', { met: all });
  expect(
    await refused('resident', `/api/honour-candidates/${idOf(round, '和顺')}/objections`, { words: '路灯不是他修的', named: true }),
  ).toBe('honours.not_public');
  // five working days after a Friday: the last Sunday before the holidays is worked, the week of the National Day is not
  round = await must('supervisor', `${at}/steps`, { step: 'publish' });
  expect(round).toMatchObject({ state: 'public', publicUntil: '2025-10-10' });

  const inPublic = (await d.nobody().get('/api/open/honours')).body.rounds[0];
  expect(inPublic.list.map(({ name }: { name: string }) => name)).toEqual(['和顺', '木春']);
  const object = (who: Who, name: string, named: boolean) =>
    post(who, `/api/honour-candidates/${idOf(round, name)}/objections`, { words: '路灯不是他修的', named });
  expect((await object('resident', '木春', true)).body).toEqual({ until: '2025-10-10' });
  expect((await object('resident', '木春', true)).body.error.code).toBe('honours.objected');
  expect((await object('neighbour', '和顺', false)).status).toBe(200);
  // nobody can tell whose the unnamed one is, from the row or the trail
  const rows = await d.asOwner('select account_id, words from honour_objections order by at, id');
  expect(rows.map(({ account_id }) => account_id)).toEqual([d.people.resident.id, null]);
  expect(await d.asOwner("select from audit_log where actor_id = $1 and action like 'honours.%'", [d.people.neighbour.id])).toEqual([]);
  const told = JSON.stringify((await d.nobody().get('/api/open/honours')).body);
  expect(told).not.toContain('路灯不是他修的');
  expect(JSON.stringify((await (await d.as('clerk')).get(at)).body)).not.toContain('路灯不是他修的');

  d.clock.set('2025-10-11T02:00:00.000Z');
  const decide = { step: 'decide', awarded: [idOf(round, '和顺')], words: '' };
  expect(await refused('supervisor', `${at}/steps`, decide)).toBe('honours.objections_open');
  round = (await (await d.as('supervisor')).get(at)).body;
  const objectionOf = (name: string): string => round.list.find((one) => one.name === name)?.objections[0]?.id ?? '';
  const answer = (id: string, upheld: boolean) => post('supervisor', `/api/honour-objections/${id}/answer`, { upheld, answer: '已核实' });
  expect((await answer(objectionOf('和顺'), false)).status).toBe(200);
  expect((await answer(objectionOf('和顺'), true)).body.error.code).toBe('honours.answered');
  await answer(objectionOf('木春'), true);
  expect(await refused('supervisor', `${at}/steps`, { ...decide, awarded: [idOf(round, '木春')] })).toBe('honours.not_fit');
  const decided: HonourDetail = await must('supervisor', `${at}/steps`, decide);
  expect(decided.list.map(({ name, state, validUntil }) => [name, state, validUntil])).toEqual([
    ['和顺', 'awarded', '2026-10-11'],
    ['木春', 'refused', null],
    ['李夏', 'refused', null],
  ]);
  const [sheet] = await openSheets(d, `${at}/sheet`, 'supervisor');
  expect(JSON.stringify(sheet)).toContain('两件实事无人证实');
  // withdrawn with the reason, it is no longer read in public
  await must('supervisor', `/api/honour-candidates/${idOf(round, '和顺')}/withdrawal`, { words: '查实事迹不实' });
  expect((await d.nobody().get('/api/open/honours')).body.rounds[0].list).toEqual([]);
});

test('more than the quota are not honoured, and whoever is passed over is told why; the database keeps a nominator from checking', async () => {
  d.clock.set('2025-09-15T02:00:00.000Z');
  const { id } = await must('supervisor', '/api/honours', honour());
  const at = `/api/honours/${id}`;
  for (const name of ['杨一', '杨二']) await must('clerk', `${at}/candidates`, nominated(await person(name)));
  d.clock.set('2025-09-26T02:00:00.000Z');
  const round: HonourDetail = await must('supervisor', `${at}/steps`, { step: 'check' });
  const ids = ['杨一', '杨二'].map((name) => idOf(round, name));
  for (const one of ids) await must('supervisor', `/api/honour-candidates/${one}/check`, { met: Object.keys(evidence) });
  await expect(d.asOwner('update honour_candidates set checked_by = nominated_by where id = $1', [ids[0]])).rejects.toThrow(
    /check constraint/,
  );
  await expect(d.asOwner("update honour_rounds set state = 'decided' where id = $1", [id])).rejects.toThrow(/check constraint/);
  await must('supervisor', `${at}/steps`, { step: 'publish' });
  d.clock.set('2025-10-13T02:00:00.000Z');
  expect(await refused('supervisor', `${at}/steps`, { step: 'decide', awarded: ids })).toBe('honours.quota_over');
  expect(await refused('supervisor', `${at}/steps`, { step: 'decide', awarded: [ids[1]] })).toBe('honours.words_needed');
  const decided = await must('supervisor', `${at}/steps`, { step: 'decide', awarded: [ids[1]], words: '名额只有一个，杨二办成的实事更多' });
  expect(decided.list.map(({ state }: { state: string }) => state)).toEqual(['passed_over', 'awarded']);
});

test('nominations come in by workbook, all or none: people are known by name and phone, areas by name', async () => {
  d.clock.set('2025-09-16T02:00:00.000Z');
  const { id } = await must('supervisor', '/api/honours', honour());
  const heads = (await openSheets(d, `/api/honour-nominations/sheet?roundId=${id}`))[0]?.rows[0] ?? [];
  expect(heads.slice(0, 4)).toEqual(['姓名', '手机号', '职务', '区域']);
  expect(heads).toHaveLength(4 + Object.keys(evidence).length);
  // registered as anybody is, by name and phone
  const ring = await d.process.kernel.keys.of(d.id);
  const known = (name: string, phone: string) =>
    d.process.kernel.db.write(d.access, (tx) => personFor(tx, d.id, ring, { name, phone, partyMember: false, phoneShared: false }));
  await known('阿木', '13908880001');
  await known('阿兰', '13908880002');
  const bring = async (rows: string[][], dryRun: boolean): Promise<Answer> => {
    const sheet = { name: '推荐表', head: [heads], rows, widths: heads.map(() => 16) };
    const bytes = await writeWorkbook([sheet], new AbortController().signal);
    return sendSheet(d, `/api/honour-nominations/import?id=${v7()}&roundId=${id}&dryRun=${dryRun}`, bytes);
  };
  const row = (name: string, phone: string, at = area(), said: readonly string[] = Object.values(evidence)) => [
    name,
    phone,
    '社区工作者',
    at,
    ...said,
  ];
  const right = [row('阿木', '13908880001'), row('阿兰', '13908880002')];
  const wrong = [
    row('阿木', '13908880002'),
    row('阿兰', '13908880002', '没有的社区'),
    row('阿兰', '13908880002', area(), ['有', ...Object.values(evidence).slice(1)]),
    row('阿木', '13908880001'),
  ];
  const tried = await bring([...right, ...wrong], true);
  expect(tried.body.faults.map(({ row: at, code }: { row: number; code: string }) => [at, code])).toEqual([
    [4, 'honours.fault.person'],
    [5, 'honours.fault.area'],
    [6, 'honours.fault.evidence'],
    [7, 'honours.fault.twice'],
  ]);
  expect((await bring([...right, ...wrong], false)).body).toMatchObject({ added: 0 });
  const names = async () => (await (await d.as('clerk')).get(`/api/honours/${id}`)).body.list.map(({ name }: { name: string }) => name);
  expect(await names()).toEqual([]);
  expect((await bring(right, false)).body).toMatchObject({ added: 2, same: 0, faults: [] });
  expect((await bring(right, false)).body).toMatchObject({ added: 0, same: 2 });
  expect((await names()).sort()).toEqual(['阿兰', '阿木'].sort());
  d.clock.set('2025-09-26T02:00:00.000Z');
  expect((await bring(right, true)).body.error?.code).toBe('honours.step_over');
});

test('two who nominate one person at once nominate once', async () => {
  d.clock.set('2025-09-15T02:00:00.000Z');
  const { id } = await must('supervisor', '/api/honours', honour());
  const personId = await person('同提');
  const answers = await Promise.all(
    (['clerk', 'dispatcher', 'dispatcher2'] as const).map((who) => post(who, `/api/honours/${id}/candidates`, nominated(personId))),
  );
  expect(answers.map(({ status, body }) => (status < 300 ? 'ok' : body.error.code)).sort()).toEqual([
    'honours.nominated',
    'honours.nominated',
    'ok',
  ]);
});

test('a democratic appraisal counts with two thirds present; 90 per cent fit is excellent, half unfit is unfit, twice running is told', async () => {
  const ballots = { due: 30, present: 20, fit: 18, basic: 1, unfit: 1, invalid: 0 };
  expect(verdictOf(ballots)).toBe('excellent');
  expect(verdictOf({ ...ballots, present: 19 })).toBe('no_quorum');
  expect(verdictOf({ ...ballots, fit: 17, basic: 2 })).toBe('fit');
  expect(verdictOf({ ...ballots, fit: 9, basic: 1, unfit: 10 })).toBe('unfit');
  expect(verdictOf({ ...ballots, fit: 9, basic: 2, unfit: 9 })).toBe('fit');
  // invalid ballots are of no side
  expect(verdictOf({ ...ballots, fit: 9, basic: 0, unfit: 1, invalid: 10 })).toBe('excellent');

  d.clock.set('2024-12-20T02:00:00.000Z');
  const personId = await person('评议对象');
  const enter = async (over: object, who: Who = 'dispatcher') =>
    post(who, '/api/honour-appraisals', {
      ...{ ...ballots, personId, duty: '社区党组织书记', area: area(), heldOn: d.clock.now().toISOString().slice(0, 10) },
      documentIds: [await minutes(d, '计票单.pdf', who)],
      ...over,
    });
  expect((await enter({}, 'clerk')).status).toBe(403);
  expect((await enter({ present: 31 })).body.error.code).toBe('honours.present_over');
  expect((await enter({ invalid: 3 })).body.error.code).toBe('honours.ballots_over');
  expect((await enter({ documentIds: [] })).body.error.code).toBe('honours.minutes_needed');
  expect((await enter({ heldOn: '2026-12-20' })).body.error.code).toBe('honours.day_wrong');
  // too few present: it is held again
  expect((await enter({ present: 19, fit: 17 })).body).toMatchObject({ verdict: 'no_quorum', twice: false });
  const unfit = { fit: 8, basic: 1, unfit: 11 };
  expect((await enter(unfit)).body).toMatchObject({ verdict: 'unfit', twice: false });
  expect((await enter({})).body.error.code).toBe('honours.appraised');
  d.clock.set('2025-12-20T02:00:00.000Z');
  expect((await enter(unfit)).body).toMatchObject({ verdict: 'unfit', twice: true });
  const { items } = (await (await d.as('supervisor')).get('/api/honour-appraisals')).body;
  expect(items.map(({ verdict, twice }: { verdict: string; twice: boolean }) => [verdict, twice])).toEqual([
    ['unfit', true],
    ['unfit', false],
    ['no_quorum', false],
  ]);
  expect((await (await d.as('outsider')).get('/api/honour-appraisals')).body.items).toEqual([]);
});
