import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Evaluation } from '#contract/evaluations/api.ts';
import type { Indicator } from '#contract/scorecards/card.ts';
import { execute } from '#kernel/db.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { carryAll } from '#modules/notices/testing/told.ts';
import { cardOf, satisfied, visited } from '#modules/scorecards/testing/card.ts';
import { figuresOf } from '#modules/scorecards/testing/figures.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { openSheets, sendSheet } from '#tools/testing/send-sheet.ts';
import { drafted, pointsOf } from './testing/drafted.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const ask = async (who: Who, method: 'post' | 'put', url: string, body: object = {}): Promise<Answer> =>
  (await d.as(who))[method](url, { id: v7(), ...body });
const must = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};
const refused = async (answer: Promise<Answer>): Promise<string> => (await answer).body.error?.code;
const see = async (who: Who, id: string): Promise<Answer> => (await d.as(who)).get(`/api/evaluations/${id}`);
const todosOf = async (who: Who, kind: string): Promise<string[]> =>
  (await (await d.as(who)).get(`/api/todos?kind=${kind}`)).body.items.map(({ title }: { title: string }) => title);
const street = (tail: string): string => d.area(tail).code;
/** A sheet of a street on the department, with the same share of each thing. */
const rate = (who: Who, e: Evaluation, rater: string, share: number, over: object = {}) =>
  ask(who, 'put', `/api/evaluations/${e.id}/sheets`, {
    rater,
    department: d.organisations.department,
    edit: 0,
    points: pointsOf(e.items, share),
    words: {},
    ...over,
  });
const draft = (over: object = {}) => must(ask('supervisor', 'post', '/api/evaluations', drafted(over)));
const change = (e: Evaluation, over: object) => {
  const { edit, title, first, last, until, items, secret, least, low, high, shares, streets, delegates } = e;
  const body = { edit, title, first, last, until, items, secret, least, low, high, shares, streets, delegates };
  const [departments, units] = [e.departments.map(({ id }) => id), e.units.map(({ id }) => id)];
  return ask('supervisor', 'put', `/api/evaluations/${e.id}`, { ...body, departments, units, ...over });
};
const step = (e: Evaluation, what: string) => ask('supervisor', 'post', `/api/evaluations/${e.id}/steps`, { step: what });

test('streets rate a department in the five powers, one sheet each, corrected until the end; the department reads what came of it', async () => {
  expect(await refused(ask('dispatcher', 'post', '/api/evaluations', drafted()))).toBe('session.forbidden');
  expect(await refused(ask('supervisor', 'post', '/api/evaluations', drafted({ last: '2025-07-01' })))).toBe('evaluations.days_wrong');
  const e: Evaluation = await draft();
  expect(e).toMatchObject({ state: 'draft', due: 2, can: ['edit', 'open', 'abandon'], departments: [{ name: '城市管理局' }] });
  // a draft is of those alone who run it
  expect((await see('dispatcher', e.id)).status).toBe(404);
  expect(await refused(rate('dispatcher', e, street('001'), 0.8))).toBe('evaluations.step_over');
  await must(change(e, { least: 2 }));
  expect(await refused(change(e, { least: 2 }))).toBe('evaluations.changed');
  await must(step(e, 'open'));
  expect(await refused(change({ ...e, edit: 1 }, {}))).toBe('evaluations.fixed');

  expect(await todosOf('dispatcher', 'evaluations.rate')).toEqual([e.title]);
  await carryAll(d);
  const told = (await (await d.as('dispatcher')).get('/api/notices')).body.items;
  expect(told.filter(({ kind }: { kind: string }) => kind === 'evaluations.opened')).toHaveLength(1);
  // nobody rates for another street, of another department, or twice
  expect(await refused(rate('dispatcher', e, street('002'), 0.8))).toBe('evaluations.sheet_not_found');
  expect(await refused(rate('clerk', e, street('001'), 0.8))).toBe('evaluations.sheet_not_found');
  expect(await refused(rate('dispatcher', e, street('001'), 0.8, { department: d.organisations.office }))).toBe(
    'evaluations.sheet_not_found',
  );
  expect(await refused(rate('dispatcher', e, street('001'), 0.8, { points: { planning: 15 } }))).toBe('evaluations.points_wrong');
  // very low and very high are told why
  expect(await refused(rate('dispatcher', e, street('001'), 1))).toBe('evaluations.reason_needed');
  expect(await refused(rate('dispatcher', e, street('001'), 0.2))).toBe('evaluations.reason_needed');
  expect(await must(rate('dispatcher', e, street('001'), 0.8))).toMatchObject({ edit: 1 });
  expect(await refused(rate('dispatcher2', e, street('001'), 0.7))).toBe('evaluations.sheet_changed');
  const corrected = {
    edit: 1,
    points: { ...pointsOf(e.items, 0.8), coordination: 8 },
    words: { coordination: '三次召集一次未到', gone: '…' },
  };
  expect(await must(rate('dispatcher2', e, street('001'), 0.8, corrected))).toMatchObject({
    edit: 2,
    words: { coordination: '三次召集一次未到' },
  });
  expect(await todosOf('dispatcher', 'evaluations.rate')).toEqual([]);

  // while it runs nobody sees points of others, those who run it neither
  const running = (await see('supervisor', e.id)).body;
  expect(running).toMatchObject({ came: 1, due: 2, results: null, sheets: [], can: ['abandon'] });
  expect(JSON.stringify(running)).not.toContain('三次召集一次未到');
  expect((await see('official', e.id)).body).toMatchObject({ results: null, raters: [], sheets: [] });
  expect(await refused(step(e, 'close'))).toBe('evaluations.runs');
  await must(rate('outsider', e, street('002'), 0.9));
  expect(await todosOf('supervisor', 'evaluations.close')).toEqual([e.title]);
  expect((await must(step(e, 'close'))).state).toBe('closed');
  expect(await refused(rate('outsider', e, street('002'), 0.5, { edit: 1 }))).toBe('evaluations.step_over');

  // 0.8 of 80 points and 8 of 20: 72; the other 90
  const [result] = (await see('official', e.id)).body.results;
  expect(result).toMatchObject({ came: 2, due: 2, percent: 81, reasons: [{ code: 'coordination', words: '三次召集一次未到', by: null }] });
  expect(result.things.find(({ code }: { code: string }) => code === 'coordination').percent).toBe(65);
  // a card of departments takes it as one figure, with the number of sheets as its sample
  expect(await figuresOf(d, 'department', d.organisations.department, ['evaluations.rated'])).toEqual({
    'evaluations.rated': [1.62, 2, 0],
  });
  const book = JSON.stringify(await openSheets(d, `/api/evaluations/${e.id}/sheet`, 'supervisor'));
  expect(book).toContain('三次召集一次未到');
  expect(book).toContain('不记名');
  expect(book).not.toContain(d.people.dispatcher2.name);
});

test('of too few sheets there is no result, no reason and no figure of a card', async () => {
  d.clock.set('2026-01-12T02:00:00.000Z');
  const days = { first: '2025-12-01', last: '2025-12-31', until: '2026-01-20' };
  const e: Evaluation = await draft(days);
  expect(await figuresOf(d, 'department', d.organisations.department, ['evaluations.rated'])).toEqual({
    'evaluations.rated': [null, null, 0],
  });
  await must(step(e, 'open'));
  await must(rate('outsider', e, street('002'), 0.1, { words: Object.fromEntries(e.items.map(({ code }) => [code, '从未见过'])) }));
  d.clock.set('2026-01-21T02:00:00.000Z');
  // the last day is over: no sheet comes any more, whether it is closed already or not
  expect(await refused(rate('dispatcher', e, street('001'), 0.8))).toBe('evaluations.step_over');
  await must(step(e, 'close'));
  const { body } = await see('official', e.id);
  expect(body.results).toMatchObject([{ came: 1, due: 2, percent: null, things: [], reasons: [] }]);
  d.clock.set('2025-12-31T02:00:00.000Z');
  expect(await figuresOf(d, 'department', d.organisations.department, ['evaluations.rated'])).toEqual({ 'evaluations.rated': [0, 0, 0] });
});

test('weights say how closely who rates and who is rated work together; they come back from the workbook, all or none', async () => {
  d.clock.set('2026-04-07T02:00:00.000Z');
  const e: Evaluation = await draft({ first: '2026-01-01', last: '2026-03-31', until: '2026-04-20', likeLast: true });
  const [pairs] = await openSheets(d, `/api/evaluations/${e.id}/pairs/sheet`, 'supervisor');
  const [head = [], ...rows] = pairs?.rows ?? [];
  const take = async (weights: readonly number[], dryRun = false) => {
    const sheet = {
      name: '名单',
      head: [head],
      rows: rows.map((row, i) => [...row.slice(0, 4), weights[i] ?? 1]),
      widths: head.map(() => 20),
    };
    const bytes = await writeWorkbook([sheet], AbortSignal.timeout(10_000));
    return sendSheet(d, `/api/evaluation-pairs/import?id=${v7()}&evaluationId=${e.id}&dryRun=${dryRun}`, bytes, 'supervisor');
  };
  expect((await take([3, 11])).body).toMatchObject({ changed: 0, faults: [{ column: '权重（0 为不评）' }] });
  expect((await take([3, 1], true)).body).toMatchObject({ dryRun: true, changed: 1, same: 1, without: 0, faults: [] });
  expect((await take([3, 0])).body).toMatchObject({ changed: 2, without: 1 });
  expect((await see('supervisor', e.id)).body).toMatchObject({ due: 1 });
  expect((await take([3, 1])).body).toMatchObject({ changed: 1, same: 1 });
  await must(step(e, 'open'));
  await must(rate('dispatcher', e, street('001'), 0.9));
  await must(rate('outsider', e, street('002'), 0.7));
  d.clock.set('2026-04-21T02:00:00.000Z');
  await d.asOwner('update evaluations set least = 1 where id = $1', [e.id]);
  // 3 × 90 and 1 × 70
  expect((await must(step(e, 'close'))).results).toMatchObject([{ percent: 85 }]);
  // weights go on to the next
  const next: Evaluation = await draft({ first: '2026-04-01', last: '2026-04-20', until: '2026-04-30', likeLast: true });
  expect(await d.asOwner('select weight from evaluation_pairs where evaluation_id = $1 order by rater_key', [next.id])).toEqual([
    { weight: 3 },
    { weight: 1 },
  ]);
  expect(await refused(change(next, { shares: { street: 60, delegates: 20, unit: 30 } }))).toBe('evaluations.shares_wrong');
  // a share without anybody who has it
  expect(await refused(change(next, { shares: { street: 60, delegates: 40, unit: 0 } }))).toBe('evaluations.shares_wrong');
  const wide = await must(
    change(next, { delegates: true, units: [d.organisations.team], shares: { street: 60, delegates: 20, unit: 20 } }),
  );
  expect(new Set(wide.raters.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['street', 'delegates', 'unit']));
  expect(await refused(change({ ...next, edit: 1 }, { departments: [d.organisations.team] }))).toBe('evaluations.no_departments');
  await must(step(next, 'open'));
  // the community rates for its residents' delegates, a unit by whoever answers for it
  await must(rate('clerk', next, street('001001'), 0.8));
  await must(rate('handler', next, d.organisations.team, 0.8));
});

test('a sheet that comes while the evaluation is closed is in the result or refused', async () => {
  d.clock.set('2026-07-01T02:00:00.000Z');
  const e: Evaluation = await draft({ first: '2026-06-01', last: '2026-06-30', until: '2026-07-02' });
  await must(change(e, { least: 1 }));
  await must(step(e, 'open'));
  await must(rate('dispatcher', e, street('001'), 0.8));
  await must(rate('outsider', e, street('002'), 0.8));
  const { outcome } = await held(d, {
    first: (tx) => execute(tx, 'select id from evaluations where jurisdiction_id = :jurisdiction and id = $1 for update', [e.id]),
    waiting: 2,
    meanwhile: () => Promise.all([step(e, 'close'), rate('dispatcher', e, street('001'), 0.9, { edit: 1 })]),
  });
  expect(outcome[0].status).toBe(200);
  const [row] = await d.asOwner<{ percent: number }>('select percent from evaluation_results where evaluation_id = $1', [e.id]);
  expect([row?.percent, outcome[1].status]).toEqual(outcome[1].status === 200 ? [85, 200] : [80, 409]);
});

test('two of one street who fill its sheet at once: one sheet stands, the other is told', async () => {
  d.clock.set('2026-08-01T02:00:00.000Z');
  const e: Evaluation = await draft({ first: '2026-07-01', last: '2026-07-31', until: '2026-08-10' });
  await must(step(e, 'open'));
  const answers = await Promise.all([rate('dispatcher', e, street('001'), 0.8), rate('dispatcher2', e, street('001'), 0.9)]);
  expect(answers.map(({ status, body }) => (status < 300 ? 'ok' : body.error.code)).sort()).toEqual(['evaluations.sheet_changed', 'ok']);
});

test('a street is judged by what it asks of communities: with a basis or without, and what was withdrawn counts for nobody', async () => {
  d.clock.set('2025-05-12T02:00:00.000Z');
  const [from, area] = [street('001'), street('001001')];
  const basis = { kind: 'document', text: '试办发〔2025〕9号' };
  const asked = { from, addressees: [{ area }], title: '上报台账', basis, dueOn: '2025-05-20' };
  await must(ask('dispatcher', 'post', '/api/demands', { ...asked, kind: 'form' }));
  await must(ask('clerk', 'post', '/api/demands/outside', { area, from, kind: 'photo' }));
  const mistaken = await must(ask('dispatcher', 'post', '/api/demands', { ...asked, kind: 'receipt' }));
  await must(ask('dispatcher', 'post', `/api/demands/${mistaken.items[0].id}/withdraw`, { reason: '不再需要' }));
  expect(await figuresOf(d, 'street', from, ['demands.grounded'])).toEqual({ 'demands.grounded': [1, 2, 1] });
});

test('a street’s year: one card by zones with weights of their own, from its rules to the final list; a second is refused', async () => {
  d.clock.set('2025-05-20T02:00:00.000Z');
  const grounded: Indicator = {
    ...satisfied,
    code: 'grounded',
    source: { kind: 'measure', measure: 'demands.grounded' },
    full: 40,
    zones: { old: 20 },
  };
  const party: Indicator = { ...visited, code: 'party', full: 60, zones: { old: 80 } };
  const zones = [
    { code: 'old', name: { zh: '古城片区', en: null }, subjects: [street('001')] },
    { code: 'town', name: { zh: '乡镇片区', en: null }, subjects: [street('002')] },
  ];
  const card = cardOf({ subjects: 'street', period: 'year', indicators: [grounded, party], zones });
  expect((await publishDefinition(d, 'scorecards.card', card, { subject: 'streets' })).status).toBe(200);
  const another = await publishDefinition(d, 'scorecards.card', card, { subject: 'another' });
  expect(another.body.error).toMatchObject({ data: { at: 'period' } });
  const run = await must(ask('supervisor', 'post', '/api/scorecards/streets/runs', { day: '2025-05-20' }));
  expect(run).toMatchObject({ first: '2025-01-01', last: '2025-12-31' });
  const path = `/api/scorecards/runs/${run.id}`;
  const give = (subject: string, points: number) =>
    must(ask('supervisor', 'post', `${path}/given`, { subject, indicator: 'party', points, words: '年终实地查看' }));
  await give(street('001'), 60);
  await give(street('002'), 45);
  d.clock.set('2026-01-06T02:00:00.000Z');
  const go = (name: string, edition: number) => must(ask('supervisor', 'post', `${path}/steps`, { step: name, edition }));
  await go('freeze', 0);
  const { appealUntil } = await go('publish', 1);
  d.clock.set(new Date(Date.parse(appealUntil) + 86_400_000 + 7_200_000));
  expect(await go('finish', 1)).toMatchObject({ state: 'final' });
  const { scores } = (await (await d.as('dispatcher')).get(path)).body;
  // 1 of 2 tasks had a basis: 10 of 20 in the old town; nothing was asked by the other, whose points rest on the visit: 45 of 60
  expect(
    scores.map(({ subject, zone, total, rank }: { subject: string; zone: string; total: number; rank: number }) => [
      subject,
      zone,
      total,
      rank,
    ]),
  ).toEqual([[street('001'), 'old', 70, 1]]);
  const all = (await (await d.as('supervisor')).get(path)).body.scores;
  expect(all.find(({ subject }: { subject: string }) => subject === street('002'))).toMatchObject({ zone: 'town', total: 75, rank: 1 });
});
