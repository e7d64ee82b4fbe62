import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { cardOf, visited } from '../scorecards/testing/card.ts';
import { field, firms, publishRegister } from './testing/register.ts';

let d: District;
const label = (zh: string) => ({ zh, en: null });
const measures = [
  {
    code: 'members',
    title: label('有党员的占比'),
    unit: 'percent',
    levels: ['street', 'community', 'grid'],
    of: [{ field: 'status', is: ['running'] }],
    where: [{ field: 'members', from: 1 }],
    rule: { min: 60, source: label('某文件') },
  },
  { code: 'staffed', title: label('平均人数'), unit: 'person', levels: ['grid'], sum: 'staff', over: 'one' },
  { code: 'drafts', title: label('草稿数'), unit: 'organisation', levels: ['grid'], where: [{ field: 'state', is: ['draft'] }] },
];
beforeAll(async () => {
  d = await testDistrict();
  const one = firms();
  const states = [{ ...one.states[0], phase: 'valid' }, ...one.states.slice(1)];
  const fields = [...one.fields, field('one', '户', 'number')];
  const published = await publishRegister(d, 'firms', firms({ fields, measures, states }));
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const supervisor = await d.as('supervisor');
  const rows: [string, string, number][] = [
    ['001001001', 'running', 3],
    ['001001001', 'running', 0],
    ['001001001', 'closed', 0],
    ['001001002', 'running', 2],
    ['001002001', 'running', 0],
  ];
  for (const [i, [area, status, members]] of rows.entries()) {
    const values = { name: `企业${i}`, area: d.area(area).code, status, members, staff: 10 * (i + 1), one: 1 };
    const answer = await supervisor.post('/api/registers/firms/rows', { id: v7(), values });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  }
});
afterAll(() => d?.close());

const get = async (who: Who, url: string) => {
  const answer = await (await d.as(who)).get(url);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

test('cards of communities are made of the measures of registers, by the name they have there', async () => {
  const offered = (await get('supervisor', '/api/scorecards/measures')).items;
  expect(offered.filter(({ code }: { code: string }) => code.startsWith('registers.'))).toMatchObject([
    { code: 'registers.firms.drafts', unit: 'count', subjects: ['community', 'street'] },
    { code: 'registers.firms.members', unit: 'percent', name: { zh: expect.stringContaining('有党员的占比') } },
    { code: 'registers.firms.staffed', unit: 'count' },
  ]);
  const source = (code: string) => ({ kind: 'measure', measure: `registers.firms.${code}` }) as const;
  const one = { ...visited, full: 50, least: 0 };
  const card = cardOf({
    indicators: [
      { ...one, code: 'members', unit: 'percent', source: source('members'), scoring: { kind: 'share' } },
      { ...one, code: 'staffed', unit: 'count', source: source('staffed'), scoring: { kind: 'add', each: 1 } },
    ],
  });
  const supervisor = await d.as('supervisor');
  const tried = await supervisor.post('/api/scorecards/try', { content: card, day: '2025-09-16' });
  expect(tried.status, JSON.stringify(tried.body)).toBe(200);
  const lines = Object.fromEntries(
    tried.body.scores.map(
      ({ subject, lines: own }: { subject: string; lines: { figure: number | null; n: number | null; of: number | null }[] }) => [
        subject,
        own.map(({ figure, n, of }) => [figure, n, of]),
      ],
    ),
  );
  expect(lines[d.area('001001').code]).toEqual([
    [(2 * 100) / 3, 2, 3],
    [25, 100, 4],
  ]);
  expect(lines[d.area('001002').code]).toEqual([
    [0, 0, 1],
    [50, 50, 1],
  ]);
  const gone = { ...card, indicators: [{ ...card.indicators[0], full: 100, source: source('away') }] };
  expect((await supervisor.post('/api/scorecards/try', { content: gone, day: '2025-09-16' })).body.error.code).toBe(
    'scorecards.card_invalid',
  );
});

test('a share, a mean and a number are told over what the viewer reads, with what they were computed from', async () => {
  const all = (await get('supervisor', '/api/registers/firms/measures')).items;
  expect(all).toMatchObject([
    { code: 'members', value: 50, parts: { numerator: 2, denominator: 4 }, limits: { min: 60, max: null } },
    { code: 'staffed', value: 30, parts: { numerator: 150, denominator: 5 } },
    { code: 'drafts', value: 5, parts: null },
  ]);
  const near = (await get('clerk', '/api/registers/firms/measures')).items;
  expect(near[0]).toMatchObject({ parts: { numerator: 2, denominator: 3 } });
  const grid = (await get('clerk', `/api/registers/firms/measures?area=${d.area('001001001').code}`)).items;
  expect(grid[0]).toMatchObject({ value: 50, parts: { numerator: 1, denominator: 2 } });
});

test('measures of a register are rules of coverage, each area held against its own figure', async () => {
  const book = await get('supervisor', '/api/coverage/rules');
  const measure = book.measures.find(({ code }: { code: string }) => code === 'firms.members');
  expect(measure).toMatchObject({ unit: 'percent', words: { name: { zh: '有党员的占比' } } });
  const rule = book.rules.find(({ code }: { code: string }) => code === 'firms.members');
  expect(rule).toMatchObject({ min: 60, on: true, standard: { code: 'firms.members' } });
  const broken = await get('supervisor', '/api/coverage/rules/firms.members/figures?verdict=broken&sort=worst');
  const figures = broken.items.map(({ area, value }: { area: { level: string }; value: number }) => `${area.level} ${value}`);
  expect(figures).toEqual(['community 0', 'grid 0', 'street 50', 'grid 50']);
  const fine = await get('supervisor', '/api/coverage/rules/firms.members/figures?verdict=fine');
  expect(fine.items.map(({ parts }: { parts: object }) => parts)).toEqual([
    { numerator: 2, denominator: 3 },
    { numerator: 1, denominator: 1 },
  ]);
  // areas without such rows are held against nothing
  expect((await get('supervisor', '/api/coverage/rules/firms.members/figures?verdict=no_data')).items).toEqual([]);
});
