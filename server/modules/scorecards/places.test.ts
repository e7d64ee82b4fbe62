import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templates as schemes } from '#contract/credits/templates.ts';
import { templates } from '#contract/scorecards/templates.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { companyIn } from '../credits/testing/companies.ts';

/* Cards as places publish them, reckoned by the whole program: the figures are those of the practice page. */
let d: District;
let [ours, other] = ['', ''];
beforeAll(async () => {
  d = await testDistrict();
  ours = await companyIn(d, '安居物业', 'official');
  other = await companyIn(d, '和顺物业', 'officer');
  for (const code of ['wuxi', 'nanning'] as const) {
    const answer = await publishDefinition(d, 'scorecards.card', templates[code], { subject: code });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
  expect((await publishDefinition(d, 'credits.scheme', schemes.nanning)).status).toBe(200);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}): Promise<Answer['body']> => {
  const answer = await (await d.as(who)).post(url, { id: v7(), ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const give = (run: string, subject: string, indicator: string, points: number | null, words: string) =>
  post('supervisor', `/api/scorecards/runs/${run}/given`, { subject, indicator, points, words });

test('Wuxi: a survey from 90 on +3, a petition of ten −5, a late complaint −5, unhappy after a repair −3; a sum with its reasons, and no order', async () => {
  const run = await post('supervisor', '/api/scorecards/wuxi/runs', { day: '2025-09-16' });
  const [mine, theirs] = [`manager.${ours}`, `manager.${other}`];
  const all = (await get('supervisor', `/api/scorecards/runs/${run.id}`)).scores.map(({ subject }: { subject: string }) => subject);
  expect(all.sort()).toEqual([mine, theirs].sort());
  for (const [subject, figures] of [
    [mine, [90, 1, 1, 2]],
    [theirs, [89.99, 0, 0, 0]],
  ] as const)
    for (const [i, indicator] of ['survey', 'petition', 'late', 'unhappy'].entries())
      await give(
        run.id,
        subject,
        indicator,
        figures[i] ?? 0,
        i === 1 && subject === mine ? '7月8日电梯停运，十二人到街道反映' : '核实无误',
      );
  d.clock.set('2026-01-05T02:00:00.000Z');
  const step = (name: string, edition: number) => post('supervisor', `/api/scorecards/runs/${run.id}/steps`, { step: name, edition });
  await step('freeze', 0);
  await step('publish', 1);
  const seen = await get('official', `/api/scorecards/runs/${run.id}`);
  expect(seen.scores).toMatchObject([{ subject: mine, name: '安居物业 · 物业经理', total: 100 + 3 - 5 - 5 - 6, rank: null, list: null }]);
  const { score, given } = await get('official', `/api/scorecards/runs/${run.id}/scores/${mine}`);
  expect(
    Object.fromEntries(score.lines.map(({ indicator, points }: { indicator: string; points: number }) => [indicator, points])),
  ).toEqual({
    ...{ base: 100, survey: 3, petition: -5, late: -5, unhappy: -6 },
  });
  expect(given.map(({ words }: { words: string }) => words)).toContain('7月8日电梯停运，十二人到街道反映');
  expect((await get('officer', `/api/scorecards/runs/${run.id}`)).scores).toMatchObject([{ subject: theirs, total: 100, rank: null }]);
  // it is contested like any figure
  await post('official', `/api/scorecards/runs/${run.id}/appeals`, { subject: mine, indicator: 'petition', words: '实到七人，有签到' });
  // and nobody makes an order of it
  const listed = await publishDefinition(d, 'scorecards.card', { ...templates.wuxi, yellow: { most: 3, total: null } }, { subject: 'row' });
  expect(listed.body.error?.data?.what).toBe('posts_unlisted');
});

test('Nanning: street, county and city score, owners’ ratings are in, and twelve months of it are the credit of a company', async () => {
  d.clock.set('2025-09-17T02:00:00.000Z');
  await post('supervisor', `/api/credits/companies/${ours}/joined`, { joinedOn: '2025-06-01', base: 0, words: '核对' });
  const run = await post('supervisor', '/api/scorecards/nanning/runs', { day: '2025-09-17' });
  // owners say of three cases how the company handled them
  for (const satisfied of [true, true, false]) {
    const id = await d.caseIn('filed');
    await d.must('dispatcher', id, 'dispatch', { organisationId: ours });
    await d.must('official', id, 'accept');
    await d.must('official', id, 'answer');
    await d.must('clerk', id, 'check');
    await d.must('resident', id, 'call_back', { rating: { answered: true, solved: true, satisfied, comment: null } });
  }
  await d.process.kernel.relay.carry();
  for (const [indicator, points] of [
    ['street', 36],
    ['county', 18],
    ['city', 9],
  ] as const) {
    await give(run.id, ours, indicator, points, '检查记录');
    await give(run.id, other, indicator, points - 5, '检查记录');
  }
  d.clock.set('2025-10-08T02:00:00.000Z');
  const step = (name: string, edition: number) => post('supervisor', `/api/scorecards/runs/${run.id}/steps`, { step: name, edition });
  await step('freeze', 0);
  await step('publish', 1);
  d.clock.set('2025-10-20T02:00:00.000Z');
  await step('finish', 1);
  const { scores } = await get('supervisor', `/api/scorecards/runs/${run.id}`);
  const totals = Object.fromEntries(scores.map(({ subject, total }: { subject: string; total: number }) => [subject, total]));
  // 36 + 18 + 9 + 30 × 2/3; where no owner said anything the rest makes the whole: 48 of 70
  expect(totals).toEqual({ [ours]: 83, [other]: 68.57 });
  const company = `/api/credits/companies/${ours}`;
  expect((await get('official', company)).result).toMatchObject({ score: 83, total: 83, grade: 'AA' });
  // for twelve months, and not a day longer
  d.clock.set('2026-09-30T02:00:00.000Z');
  expect((await get('official', company)).result).toMatchObject({ score: 83 });
  d.clock.set('2026-10-01T02:00:00.000Z');
  expect((await get('official', company)).result).toMatchObject({ score: null, total: 0, grade: 'C' });
});
