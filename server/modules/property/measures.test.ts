import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { figuresOf } from '../scorecards/testing/figures.ts';
import { mainCompany } from './estates.ts';
import { bringEstates } from './testing/estates.ts';

/* Estates as subjects of cards over July to September 2025: one whose contract passes on, two in one grid, one that ended before. */
let d: District;
const [home, twin, other, gone] = [v7(), v7(), v7(), v7()];
beforeAll(async () => {
  d = await testDistrict();
  const { team, office } = d.organisations;
  await d.asOwner("update organisations set kind = 'property_company' where id = any($1)", [[team, office]]);
  await bringEstates(
    d,
    [
      { id: home, name: '柳岸苑', tail: '001001001', households: 460 },
      { id: other, name: '松涛苑', tail: '001001002', households: 200 },
      { id: twin, name: '松涛苑二期', tail: '001001002', households: 100 },
      { id: gone, name: '旧厂宿舍', tail: '001002001', households: 90, state: 'ended' },
    ],
    [
      { estate: home, company: team, begins: '2023-01-01', ends: '2025-08-31' },
      { estate: home, company: office, begins: '2025-09-01', ends: '2028-08-31' },
      { estate: other, company: team, begins: '2023-01-01', ends: '2028-08-31' },
    ],
  );
  const settings = await d.as('system_admin');
  expect((await settings.put('/api/settings/property.categories', { id: v7(), version: 0, value: '01' })).status).toBe(200);
  d.clock.set('2025-08-31T10:00:00+08:00');
  await d.caseIn('filed', { categoryCode: '0101' });
  await d.caseIn('rejected', { categoryCode: '0101' });
  d.clock.set('2025-09-01T10:00:00+08:00');
  await d.caseIn('handling', { categoryCode: '0101' });
  await d.caseIn('filed', { categoryCode: '0101' });
  await d.caseIn('reported', { categoryCode: '0101' });
  await d.caseIn('filed', { categoryCode: '02' });
  d.clock.set('2025-09-30T10:00:00+08:00');
});
afterAll(() => d?.close());

const asked = ['property.complaints', 'property.fees', 'property.hazards'];

test('confirmed complaints to the households of the days, each day for the company that held the contract; what was not filed is none', async () => {
  const { team, office } = d.organisations;
  expect((await figuresOf(d, 'estate', home, asked))['property.complaints']).toEqual([3, 460, 0]);
  // 62 of 92 days and 30 of 92
  expect(await figuresOf(d, 'company', team, ['property.complaints'])).toEqual({ 'property.complaints': [1, 310, 0] });
  expect(await figuresOf(d, 'company', office, ['property.complaints'])).toEqual({ 'property.complaints': [2, 150, 0] });
});

test('of an estate that shares its area nothing is known, rather than something wrong; one that ended before is no subject', async () => {
  for (const shared of [other, twin]) expect((await figuresOf(d, 'estate', shared, asked))['property.complaints']).toEqual([null, null, 0]);
  await expect(figuresOf(d, 'estate', gone, asked)).rejects.toThrow('is not scored');
});

test('a granted exclusion takes a complaint out, and is told apart', async () => {
  await d.asOwner(
    `insert into call_backs (jurisdiction_id, id, case_id, area_code, category_code, asked_at, latest, excluded, round, until, sampled)
     select c.jurisdiction_id, c.id, c.id, c.area_code, c.category_code, c.created_at, true, true, 1, c.created_at, true from cases c
     where c.jurisdiction_id = $1 and c.state = 'handling'`,
    [d.id],
  );
  expect((await figuresOf(d, 'estate', home, asked))['property.complaints']).toEqual([2, 460, 1]);
});

test('an estate stands for the company that held it on most of the days, of two the later one', () => {
  const piece = (company: string | null, from: string, to: string) => ({
    estate: { id: 'e', areaCode: '1', households: 1 },
    company,
    from,
    to,
  });
  expect(mainCompany([piece('a', '2025-09-01', '2025-09-20'), piece('b', '2025-09-21', '2025-09-30')])).toBe('a');
  expect(mainCompany([piece('a', '2025-09-01', '2025-09-15'), piece('b', '2025-09-16', '2025-09-30')])).toBe('b');
  expect(mainCompany([piece(null, '2025-09-01', '2025-09-29'), piece('b', '2025-09-30', '2025-09-30')])).toBe('b');
  expect(mainCompany([piece(null, '2025-09-01', '2025-09-30')])).toBe(null);
});
