import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { cardOf, satisfied, visited } from './testing/card.ts';

/* Posts: points that somebody gives and says why, seen and contested by whoever holds the post; no rank, no list, no figure of the program. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object = {}) => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const ofPosts = cardOf({ subjects: 'post', roles: ['grid_worker'], indicators: [{ ...visited, full: 100 }] });

test('a card of posts is refused where it would set people in a row', async () => {
  const fault = async (over: object) => {
    const { body } = await publishDefinition(d, 'scorecards.card', { ...ofPosts, ...over }, { subject: 'wrong' });
    return [body.error?.data?.at, body.error?.data?.what];
  };
  expect(await fault({ yellow: { most: 10, total: null } })).toEqual(['yellow', 'posts_unlisted']);
  expect(await fault({ indicators: [{ ...visited, full: 100, scoring: { kind: 'place', floor: 0 } }] })).toEqual([
    'indicators.0.scoring',
    'posts_compared',
  ]);
  // what the program counts is not offered of posts
  expect(await fault({ indicators: [{ ...satisfied, full: 100 }] })).toEqual(['indicators.0.source', 'source_gone']);
});

test('whoever holds a post sees its points and contests them, others of the same role do not; nobody has a rank', async () => {
  expect((await publishDefinition(d, 'scorecards.card', ofPosts, { subject: 'posts' })).status).toBe(200);
  const run = await must('supervisor', '/api/scorecards/posts/runs', { day: '2025-09-16' });
  const url = `/api/scorecards/runs/${run.id}`;
  const all = (await (await d.as('supervisor')).get(url)).body.scores as { subject: string; name: string }[];
  const mine = all[0];
  expect(all.filter(({ subject }) => !subject.startsWith('grid_worker.'))).toEqual([]);
  expect(mine?.name).toContain('网格员');
  expect(all.some(({ name }) => /韩|赵|钱|孙/.test(name))).toBe(false);
  for (const { subject } of all) await must('supervisor', `${url}/given`, { subject, indicator: 'visited', points: 80, words: '工作扎实' });
  d.clock.set('2025-10-09T02:00:00.000Z');
  await must('supervisor', `${url}/steps`, { step: 'freeze', edition: 0 });
  await must('supervisor', `${url}/steps`, { step: 'publish', edition: 1 });
  const seen = (await (await d.as('grid_worker')).get(url)).body;
  expect(seen.scores).toMatchObject([{ subject: mine?.subject, total: 80, rank: null, list: null, unranked: 'post' }]);
  expect(seen.own).toEqual([mine?.subject]);
  const appeal = { subject: mine?.subject, indicator: 'visited', words: '巡查记录没有算进去' };
  await must('grid_worker', `${url}/appeals`, appeal);
  expect((await post('outsider', `${url}/appeals`, appeal)).status).toBeGreaterThanOrEqual(400);
});

test('no bulletin tells of posts', async () => {
  d.clock.set('2025-09-16T02:00:00.000Z');
  const run = await must('supervisor', '/api/scorecards/posts/runs', { day: '2025-08-16' });
  const url = `/api/scorecards/runs/${run.id}`;
  await must('supervisor', `${url}/steps`, { step: 'freeze', edition: 0 });
  await must('supervisor', `${url}/steps`, { step: 'publish', edition: 1 });
  d.clock.set('2025-10-20T02:00:00.000Z');
  await must('supervisor', `${url}/steps`, { step: 'finish', edition: 1 });
  expect((await (await d.as('supervisor')).get(`${url}/bulletin`)).body.error?.code).toBe('scorecards.posts_untold');
  const words = { edition: 1, opening: '', problems: '', demands: '' };
  expect((await post('supervisor', `${url}/bulletins`, words)).body.error?.code).toBe('scorecards.posts_untold');
});
