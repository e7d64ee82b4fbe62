import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#kernel/db.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { openSheets } from '#tools/testing/send-sheet.ts';
import { byHousehold, finalHalf } from './testing/half-year.ts';

/* The second half of 2025: 460 households with 85 points, 201 with 75; 90 yuan a household and year. */
let d: District;
let half: Awaited<ReturnType<typeof finalHalf>>;
beforeAll(async () => {
  d = await testDistrict();
  half = await finalHalf(d, [85, 75]);
  await publish('plain');
  // nothing is paid by scores that are not final
  expect(await refused('supervisor', '/api/subsidies/plain/runs', { runId: half.runId })).toBe('subsidies.scores_missing');
  await must('supervisor', `/api/scorecards/runs/${half.runId}/steps`, { step: 'finish', edition: 1 });
});
afterAll(() => d?.close());

const post = (who: Who, url: string, body: object = {}): Promise<Answer> => half.post(who, url, body);
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const must = async (who: Who, url: string, body: object = {}): Promise<Answer['body']> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const outcomes = (answers: readonly Answer[]): string[] =>
  answers.map(({ status, body }) => (status < 300 ? 'ok' : body.error?.code)).sort();
const publish = async (code: string, over: Partial<typeof byHousehold> = {}): Promise<void> => {
  const { status, body } = await publishDefinition(d, 'subsidies.scheme', { ...byHousehold, ...over }, { subject: code });
  expect(status, JSON.stringify(body)).toBe(200);
};
const reckon = async (code: string): Promise<string> => (await must('supervisor', `/api/subsidies/${code}/runs`, { runId: half.runId })).id;
/** The first estate has these points, by a correction where it had others: each test stands alone. */
const scored = async (points: number): Promise<void> => {
  const changed = await d.asOwner(
    'update scorecard_given set points = $3 where run_id = $1 and subject = $2 and points <> $3 returning subject',
    [half.runId, half.home, points],
  );
  if (changed.length === 0) return;
  const [row] = await d.asOwner<{ edition: number }>('select edition from scorecard_runs where id = $1', [half.runId]);
  await must('supervisor', `/api/scorecards/runs/${half.runId}/corrections`, { edition: row?.edition, reason: '复查更正' });
};
const step = (who: Who, id: string, name: string): Promise<Answer> => post(who, `/api/subsidies/runs/${id}/steps`, { step: name });

// 460 × 90 ÷ 2 = 20,700.00; 201 × 90 ÷ 2 × 80 % = 7,236.00
const [homeCents, otherCents] = [2_070_000, 723_600];

test('a half-year from final scores to the treasury: checked and approved by somebody else, paid once, a corrected score decided', async () => {
  await scored(85);
  expect((await get('supervisor', '/api/subsidies/runs')).periods).toEqual([
    { scheme: 'plain', runId: half.runId, first: '2025-07-01', last: '2025-12-31' },
  ]);
  expect(await refused('clerk', '/api/subsidies/plain/runs', { runId: half.runId })).toBe('session.forbidden');
  const id = await reckon('plain');
  expect(await refused('supervisor', '/api/subsidies/plain/runs', { runId: half.runId })).toBe('subsidies.run_taken');
  const path = `/api/subsidies/runs/${id}`;
  const { run, lines } = await get('official', path);
  expect(run).toMatchObject({
    state: 'reckoned',
    wanted: homeCents + otherCents,
    total: homeCents + otherCents,
    can: ['check', 'abandon'],
  });
  expect(lines).toMatchObject([
    { name: '松涛苑', company: '东河环卫站', households: 201, score: 75, share: 80, amount: otherCents, why: null },
    { name: '柳岸苑', company: '柳岸网格服务队', households: 460, score: 85, share: 100, amount: homeCents },
  ]);
  // nobody decides on their own reckoning; a company sees nothing before it is approved
  expect(outcomes([await step('supervisor', id, 'check')])).toEqual(['subsidies.own']);
  expect(outcomes([await step('official', id, 'approve')])).toEqual(['subsidies.step_over']);
  expect((await (await d.as('handler')).get(path)).status).toBe(404);
  expect(outcomes([await step('official', id, 'check')])).toEqual(['ok']);
  expect(
    await refused('supervisor', `${path}/payments`, { lines: [{ subject: half.home, number: 0 }], paidOn: '2026-01-08', receipt: '1' }),
  ).toBe('subsidies.step_over');
  expect(outcomes([await step('official', id, 'approve')])).toEqual(['ok']);
  const own = await get('handler', path);
  expect(own.lines).toMatchObject([{ name: '柳岸苑', amount: homeCents }]);
  expect(own.run).toMatchObject({ total: homeCents, wanted: homeCents, can: [] });

  // paid once, whatever is named beside it
  const pay = (subjects: readonly string[], over: object = {}) =>
    post('supervisor', `${path}/payments`, {
      lines: subjects.map((subject) => ({ subject, number: 0 })),
      paidOn: '2026-01-08',
      receipt: '国库 0001',
      ...over,
    });
  expect(outcomes([await pay([half.home], { paidOn: '2026-01-09' })])).toEqual(['subsidies.day_ahead']);
  expect(outcomes([await pay([half.home])])).toEqual(['ok']);
  expect(outcomes([await pay([half.home, half.other])])).toEqual(['subsidies.paid']);
  expect((await get('official', path)).run.paid).toBe(homeCents);

  const [sheet] = await openSheets(d, `${path}/sheet`, 'supervisor');
  expect(sheet?.rows.flat()).toEqual(expect.arrayContaining(['柳岸苑', '20700', '人民币贰万柒仟玖佰叁拾陆元整']));

  // a score is corrected: the difference shows, and counts by decision alone
  expect(await get('official', `${path}/differences`)).toEqual({ items: [] });
  await scored(65);
  expect(await get('official', `${path}/differences`)).toEqual({
    items: [{ subject: half.home, name: '柳岸苑', score: 65, before: homeCents, after: 0 }],
  });
  expect((await get('official', path)).run.total).toBe(homeCents + otherCents);
  const correct = { subject: half.home, after: 0, reason: '复查更正，追回' };
  expect(await refused('supervisor', `${path}/corrections`, correct)).toBe('subsidies.own');
  expect(await refused('official', `${path}/corrections`, { ...correct, after: 1 })).toBe('subsidies.changed');
  expect(await refused('official', `${path}/corrections`, { ...correct, subject: half.other })).toBe('subsidies.nothing_changed');
  await must('official', `${path}/corrections`, correct);
  expect(await refused('official', `${path}/corrections`, correct)).toBe('subsidies.nothing_changed');
  const after = await get('official', path);
  expect(after.run.total).toBe(otherCents);
  expect(after.lines.filter(({ name }: { name: string }) => name === '柳岸苑')).toMatchObject([
    { number: 0, amount: homeCents, paidOn: '2026-01-08' },
    { number: 1, amount: -homeCents, score: 65, reason: '复查更正，追回', paidOn: null },
  ]);
});

test('a score corrected before approval must be reckoned anew', async () => {
  await scored(85);
  await publish('stale');
  const id = await reckon('stale');
  await scored(82);
  expect(outcomes([await step('official', id, 'check')])).toEqual(['subsidies.scores_changed']);
  expect(outcomes([await step('supervisor', id, 'abandon')])).toEqual(['ok']);
  const again = await reckon('stale');
  expect(outcomes([await step('official', again, 'check')])).toEqual(['ok']);
});

test('over the budget all are cut in proportion, to the cent; what is unknown is told and not paid', async () => {
  await scored(85);
  await publish('small', { budget: 1_000_000 });
  const { run, lines } = await get('supervisor', `/api/subsidies/runs/${await reckon('small')}`);
  expect(run).toMatchObject({ wanted: homeCents + otherCents, total: 1_000_000, left: 1_000_000 });
  // 7,236.00 × 10,000.00 ÷ 27,936.00 = 2,590.2061…
  expect(lines.map(({ amount }: { amount: number }) => amount)).toEqual([259_021, 740_979]);
  await publish('areas', { basis: { kind: 'area', cents: 100 } });
  const areas = await get('supervisor', `/api/subsidies/runs/${await reckon('areas')}`);
  expect(areas.lines.map(({ why, amount }: { why: string; amount: number }) => [why, amount])).toEqual([
    ['no_facts', 0],
    ['no_facts', 0],
  ]);
});

test('two who reckon one period at once reckon it once', async () => {
  await publish('twice');
  const one = (): Promise<Answer> => post('supervisor', '/api/subsidies/twice/runs', { runId: half.runId });
  expect(outcomes(await Promise.all([one(), one(), one()]))).toEqual(['ok', 'subsidies.run_taken', 'subsidies.run_taken']);
});

const lockRun = (id: string) => (tx: Parameters<typeof execute>[0]) =>
  execute(tx, 'select id from subsidy_runs where jurisdiction_id = :jurisdiction and id = $1 for update', [id]);

test('two who approve at once: one does, the other is told; two who note one payment at once note it once', async () => {
  await scored(85);
  await publish('approved');
  const id = await reckon('approved');
  await step('official', id, 'check');
  const approved = await held(d, {
    first: lockRun(id),
    waiting: 2,
    meanwhile: () => Promise.all([step('official', id, 'approve'), step('official', id, 'approve')]),
  });
  expect(outcomes(approved.outcome)).toEqual(['ok', 'subsidies.step_over']);
  const pay = (receipt: string): Promise<Answer> =>
    post('supervisor', `/api/subsidies/runs/${id}/payments`, { lines: [{ subject: half.home, number: 0 }], paidOn: '2026-01-08', receipt });
  const paid = await held(d, { first: lockRun(id), waiting: 2, meanwhile: () => Promise.all([pay('甲'), pay('乙')]) });
  expect(outcomes(paid.outcome)).toEqual(['ok', 'subsidies.paid']);
});

test('two halves approved at once do not give the budget away twice', async () => {
  await scored(85);
  await publish('shared', { budget: homeCents + otherCents + 1 });
  const id = await reckon('shared');
  // another period of the same year with as much again
  const other = v7();
  await d.asOwner(
    `insert into subsidy_runs (jurisdiction_id, id, scheme, version, year, card_run_id, card_edition, first_day, last_day, state, wanted, total, budget_left, reckoned_at, reckoned_by)
     select jurisdiction_id, $2, scheme, version, year, gen_random_uuid(), card_edition, first_day, last_day, 'abandoned', wanted, total, budget_left, reckoned_at, reckoned_by
     from subsidy_runs where id = $1`,
    [id, other],
  );
  await d.asOwner(
    `insert into subsidy_lines (jurisdiction_id, run_id, subject, number, name, company, wanted, amount, decided_at, decided_by)
     select jurisdiction_id, $2, subject, number, name, company, wanted, amount, decided_at, decided_by from subsidy_lines where run_id = $1`,
    [id, other],
  );
  await step('official', id, 'check');
  // it is approved in a transaction that holds the budget and has not ended
  const { outcome } = await held(d, {
    first: async (tx) => {
      await execute(
        tx,
        `insert into subsidy_budgets (jurisdiction_id, scheme, year) values (:jurisdiction, 'shared', 2025)
         on conflict (jurisdiction_id, scheme, year) do update set year = excluded.year`,
      );
      await execute(tx, "update subsidy_runs set state = 'approved' where jurisdiction_id = :jurisdiction and id = $1", [other]);
    },
    meanwhile: () => step('official', id, 'approve'),
  });
  expect(outcomes([outcome])).toEqual(['subsidies.over_budget']);
});
