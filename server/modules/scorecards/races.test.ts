import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#kernel/db.ts';
import { type Answer, type District, testDistrict } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { keepCard } from './store/cards.ts';
import { cardOf, satisfied } from './testing/card.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const outcomes = (answers: readonly Answer[]): string[] =>
  answers.map(({ status, body }) => (status < 300 ? 'ok' : body.error?.code)).sort();
const lockRow = (table: string, id: string) => (tx: Parameters<typeof execute>[0]) =>
  execute(tx, `select id from ${table} where jurisdiction_id = :jurisdiction and id = $1 for update`, [id]);
const post = async (url: string, body: object, who: 'supervisor' | 'clerk' = 'supervisor'): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
/** A period of a card of its own that runs in September. */
const running = async (code: string): Promise<string> => {
  d.clock.set('2025-09-15T02:00:00.000Z');
  await publishDefinition(d, 'scorecards.card', cardOf(), { subject: code });
  return (await post(`/api/scorecards/${code}/runs`, { day: '2025-09-15' })).body.id;
};
const step = (id: string, name: string, edition: number) => post(`/api/scorecards/runs/${id}/steps`, { step: name, edition });
/** The same, published. */
const published = async (code: string): Promise<string> => {
  const id = await running(code);
  d.clock.set('2025-10-09T02:00:00.000Z');
  await step(id, 'freeze', 0);
  await step(id, 'publish', 1);
  return id;
};

test('two who open one period at once open one', async () => {
  await publishDefinition(d, 'scorecards.card', cardOf(), { subject: 'opened' });
  const supervisor = await d.as('supervisor');
  const open = (): Promise<Answer> => supervisor.post('/api/scorecards/opened/runs', { id: v7(), day: '2025-09-15' });
  expect(outcomes(await Promise.all([1, 2, 3, 4].map(open)))).toEqual(['ok', ...Array(3).fill('scorecards.period_taken')]);
});

test('points given while a period is frozen are in what was frozen or refused', async () => {
  const id = await running('frozen');
  d.clock.set('2025-10-09T02:00:00.000Z');
  const subject = d.area('001001').code;
  const { outcome } = await held(d, {
    first: lockRow('scorecard_runs', id),
    waiting: 2,
    meanwhile: () =>
      Promise.all([
        step(id, 'freeze', 0),
        post(`/api/scorecards/runs/${id}/given`, { subject, indicator: 'visited', points: 25, words: '赶在封存前' }),
      ]),
  });
  expect(outcome[0].status).toBeLessThan(300);
  const [row] = await d.asOwner<{ facts: Record<string, unknown> }>(
    'select facts from scorecard_scores where run_id = $1 and subject = $2',
    [id, subject],
  );
  if (outcome[1].status < 300) expect(row?.facts['visited']).toEqual({ n: 25, of: null });
  else expect(outcomes([outcome[1]])).toEqual(['scorecards.step_over']);
});

test('two who issue the bulletin of an edition at once issue one; numbers have no gap', async () => {
  const id = await published('told');
  d.clock.set('2025-10-20T02:00:00.000Z');
  await step(id, 'finish', 1);
  const issue = () => post(`/api/scorecards/runs/${id}/bulletins`, { edition: 1, opening: '通报如下。' });
  expect(outcomes(await Promise.all([1, 2, 3, 4].map(issue)))).toEqual(['ok', ...Array(3).fill('scorecards.bulletin_issued')]);
  expect(await d.asOwner('select year, number from scorecard_bulletins')).toEqual([{ year: 2025, number: 1 }]);
  expect(await d.asOwner('select last from scorecard_bulletin_numbers')).toEqual([{ last: 1 }]);
});

test('two who contest one figure at once raise one appeal', async () => {
  const id = await published('contested');
  const clerk = await d.as('clerk');
  const raise = (): Promise<Answer> =>
    clerk.post(`/api/scorecards/runs/${id}/appeals`, {
      id: v7(),
      subject: d.area('001001').code,
      indicator: satisfied.code,
      words: '数据有误',
    });
  expect(outcomes(await Promise.all([1, 2, 3].map(raise)))).toEqual(['ok', 'scorecards.appealed', 'scorecards.appealed']);
});

test('two who answer one appeal at once: one answers, the other is told', async () => {
  const id = await published('answered');
  const body = { subject: d.area('001001').code, indicator: satisfied.code, words: '数据有误' };
  const { body: appeal } = await post(`/api/scorecards/runs/${id}/appeals`, body, 'clerk');
  const answer = (fact: object | null): Promise<Answer> => post(`/api/scorecards/appeals/${appeal.id}/answer`, { fact, answer: '已核对' });
  const { outcome } = await held(d, {
    first: lockRow('scorecard_appeals', appeal.id),
    waiting: 2,
    meanwhile: () => Promise.all([answer(null), answer({ n: 1, of: 1 })]),
  });
  expect(outcomes(outcome)).toEqual(['ok', 'scorecards.appeal_answered']);
});

test('an appeal is answered or taken back, never both', async () => {
  const id = await published('taken_back');
  const body = { subject: d.area('001001').code, indicator: satisfied.code, words: '数据有误' };
  const { body: appeal } = await post(`/api/scorecards/runs/${id}/appeals`, body, 'clerk');
  const { outcome } = await held(d, {
    first: lockRow('scorecard_appeals', appeal.id),
    waiting: 2,
    meanwhile: () =>
      Promise.all([
        post(`/api/scorecards/appeals/${appeal.id}/answer`, { fact: null, answer: '已核对' }),
        post(`/api/scorecards/appeals/${appeal.id}/withdraw`, {}, 'clerk'),
      ]),
  });
  expect(outcomes(outcome)).toEqual(['ok', 'scorecards.appeal_answered']);
});

test('two yearly cards of streets published at once: one stands', async () => {
  const yearly = cardOf({ subjects: 'street', period: 'year' });
  const { outcome } = await held(d, {
    first: (tx) => keepCard(tx, 'first_yearly', yearly, d.clock.now()),
    meanwhile: () => publishDefinition(d, 'scorecards.card', yearly, { subject: 'second_yearly' }),
  });
  expect(outcomes([outcome])).toEqual(['scorecards.yearly_taken']);
});
