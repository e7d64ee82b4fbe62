import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowDetail } from '#contract/registers/api.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { remindOfExpiry } from './jobs/remind.ts';
import { firms, publishRegister } from './testing/register.ts';

let d: District;
const label = (zh: string) => ({ zh, en: null });
const reminders = [
  { code: 'stale', title: label('摸排超过一个月'), condition: 'today.daysSince(surveyed) > 30' },
  { code: 'branch', title: label('应建支部'), condition: 'members >= 3', to: 'confirm', states: ['confirmed'] },
];
beforeAll(async () => {
  d = await testDistrict();
  const published = await publishRegister(d, 'firms', firms({ reminders }));
  expect(published.status, JSON.stringify(published.body)).toBe(200);
});
afterAll(() => d?.close());

const todosOf = async (who: Who): Promise<{ title: string; data: Record<string, unknown> }[]> =>
  (await (await d.as(who)).get('/api/todos?kind=registers.reminder')).body.items;
const read = async (id: string): Promise<RowDetail> => (await (await d.as('clerk')).get(`/api/registers/firms/rows/${id}`)).body;
const remind = () => remindOfExpiry(d.process.modules.registers.context);

test('a reminder begins with the day or the state that asks for it, is told once, and ends when it is seen to', async () => {
  const clerk = await d.as('clerk');
  const values = { name: '柳岸小吃店', area: d.area('001001001').code, status: 'running', staff: 9, members: 3, surveyed: '2025-09-01' };
  const row: RowDetail = (await clerk.post('/api/registers/firms/rows', { id: v7(), values })).body;
  expect(await todosOf('clerk')).toEqual([]);
  // what a state asks for begins with it, for those who may confirm alone
  await clerk.post(`/api/registers/firms/rows/${row.id}/moves`, { id: v7(), version: 1, to: 'confirmed' });
  expect((await todosOf('clerk')).map(({ title }) => title)).toEqual(['柳岸小吃店 · 应建支部']);
  expect(await todosOf('grid_worker')).toEqual([]);
  expect(await todosOf('outsider')).toEqual([]);
  // what a day asks for begins with the daily look
  d.clock.advance(25 * 86_400_000);
  await remind();
  await remind();
  expect((await read(row.id)).reminders).toEqual([
    { code: 'branch', title: label('应建支部'), since: '2025-09-15' },
    { code: 'stale', title: label('摸排超过一个月'), since: '2025-10-10' },
  ]);
  expect((await todosOf('grid_worker')).map(({ title }) => title)).toEqual(['柳岸小吃店 · 摸排超过一个月']);
  const told = await d.asOwner<{ n: number; people: number }>(
    "select count(*)::int as n, count(distinct account_id)::int as people from notices where kind = 'registers.reminder'",
  );
  expect(told[0]?.n).toBeGreaterThanOrEqual(2);
  const before = told[0]?.n;
  await remind();
  const again = await d.asOwner<{ n: number }>("select count(*)::int as n from notices where kind = 'registers.reminder'");
  expect(again[0]?.n).toBe(before);
  const now = await read(row.id);
  const seen = await clerk.post(`/api/registers/firms/rows/${row.id}`, {
    id: v7(),
    version: now.version,
    values: { ...values, members: 2, surveyed: '2025-10-10' },
    reason: '重新摸排',
  });
  expect(seen.body.reminders).toEqual([]);
  expect(await todosOf('clerk')).toEqual([]);
});
