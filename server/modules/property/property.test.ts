import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PropertyComplaints } from '#contract/property/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { bringRows, openRegister } from '#modules/registers/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { fetchSheet } from '#tools/testing/send-sheet.ts';
import { bringEstates } from './testing/estates.ts';

/* Complaints about property management: real cases, an estate whose contract passes to another company in the middle of a month. */
let d: District;
const [home, other] = [v7(), v7()];
beforeAll(async () => {
  d = await testDistrict();
  const { team, office } = d.organisations;
  await bringEstates(
    d,
    [
      { id: home, name: '柳岸苑', tail: '001001001', households: 500 },
      { id: other, name: '松涛苑', tail: '001001002', households: 400 },
    ],
    [
      { estate: home, company: team, begins: '2023-01-01', ends: '2025-11-14' },
      { estate: home, company: office, begins: '2025-11-15', ends: '2028-11-14' },
    ],
  );
  const settings = await d.as('system_admin');
  const chosen = await settings.put('/api/settings/property.categories', { id: v7(), version: 0, value: '01' });
  expect(chosen.status, JSON.stringify(chosen.body)).toBe(200);
  const resident = await d.as('resident');
  const report = async (day: string, more: { grid?: '001001001' | '001001002'; categoryCode?: string }): Promise<void> => {
    d.clock.set(`${day}T10:00:00+08:00`);
    const { status, body } = await resident.report({ categoryCode: '0101', ...more });
    expect(status, JSON.stringify(body)).toBe(201);
  };
  await report('2024-10-20', {});
  await report('2025-11-14', {});
  await report('2025-11-15', {});
  await report('2025-11-30', {});
  await report('2025-12-01', { grid: '001001002' });
  // of another category: no complaint about property management
  await report('2025-12-02', { categoryCode: '02' });
  d.clock.set('2026-02-15T10:00:00+08:00');
  await d.process.kernel.relay.carry();
});
afterAll(() => d?.close());

const complaints = async (query = '', who: Parameters<District['as']>[0] = 'supervisor'): Promise<PropertyComplaints> =>
  (await (await d.as(who)).get(`/api/property/complaints?${query}`)).body;

test('a complaint counts for the estate and for the company that held the contract on its day, beside the year before', async () => {
  const found = await complaints();
  expect([found.months[0], found.months[11]]).toEqual(['2025-02', '2026-01']);
  expect(found.total).toMatchObject({ complaints: 4, before: 1, months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0] });
  expect(
    found.estates.map(({ title, company, complaints: n, before, isShared }) => [title, company !== null, n, before, isShared]),
  ).toEqual([
    ['柳岸苑', true, 3, 1, false],
    ['松涛苑', false, 1, null, false],
  ]);
  const of = Object.fromEntries(found.companies.map(({ id, complaints: n, before, estates }) => [id ?? 'none', [n, before, estates]]));
  expect(of).toEqual({ [d.organisations.team]: [1, 1, 1], [d.organisations.office]: [2, null, 1], none: [1, null, 1] });
  // 3 of 500 households in a year; two within the 78 days of the new company are more than that
  expect(found.estates[0]?.perThousand).toBe(6);
  expect(found.companies[0]).toMatchObject({ id: d.organisations.office, perThousand: 18.7 });
  expect(JSON.stringify(found)).not.toContain(d.people.resident.name);
});

test('within an area of the viewer alone, for a month that is asked for, and as a workbook with the formula', async () => {
  expect((await complaints(`month=2025-06&area=${d.area('001001002').code}`)).total).toMatchObject({ complaints: 0, before: null });
  expect((await (await d.as('grid_worker')).get('/api/property/complaints')).status).toBe(403);
  expect((await (await d.as('clerk')).get(`/api/property/complaints?area=${d.code}`)).status).toBe(403);
  const book = await fetchSheet(d, '/api/property/complaints/sheet', 'supervisor');
  const sheets = await readWorkbook(book, new AbortController().signal);
  expect(sheets.map(({ name }) => name)).toEqual(['物业企业', '小区']);
  expect(String(sheets[1]?.rows[0]?.cells[0])).toContain('每千户年投诉');
  expect(sheets[1]?.rows.slice(2).map(({ cells }) => cells.slice(0, 2))).toHaveLength(2);
});

test('estates of one area are told as such, and no company is charged with them', async () => {
  const { kernel } = d.process;
  const ring = await kernel.keys.of(d.id);
  const values = { name: '柳岸苑二期', area: d.area('001001001').code, kind: 'commodity', households: 100, management: 'self' };
  await kernel.db.write(d.access, async (tx) =>
    bringRows(tx, await openRegister(tx, d.id, 'estates', kernel.clock.now()), { ring, by: null }, [
      { values, state: 'confirmed', at: kernel.clock.now() },
    ]),
  );
  const found = await complaints();
  expect(
    found.estates
      .filter(({ isShared }) => isShared)
      .map(({ title, complaints: n }) => [title, n])
      .sort(),
  ).toEqual([
    ['柳岸苑', 3],
    ['柳岸苑二期', 3],
  ]);
  expect(found.companies.map(({ id }) => id)).toEqual([null]);
  expect(found.total.complaints).toBe(1);
});
