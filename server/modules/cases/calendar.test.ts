import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as Calendar from '#kernel/calendar.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { resumeDue } from './commands/platform-actions.ts';
import { verifyChains } from './index.ts';
import { recountAll } from './jobs/upkeep.ts';

/* Deadlines beyond the arranged holidays: they say so, and are counted anew when the arrangement comes. */
const renewed = vi.hoisted(() => ({ yet: false }));
vi.mock('#kernel/calendar.ts', async (original) => {
  const known = await original<typeof Calendar>();
  // as it was before New Year 2026 was arranged: Thursday 1 and Friday 2 January off, Sunday 4 worked
  const before = new Map([1, 2, 4].map((n) => [Date.UTC(2026, 0, n) / 86_400_000, n !== 4]));
  return {
    ...known,
    isWorkday: (day: number) => (renewed.yet ? undefined : before.get(day)) ?? known.isWorkday(day),
    get calendarEnd() {
      return renewed.yet ? '2026-12-31' : '2025-12-31';
    },
    get calendarVersion() {
      return renewed.yet ? '2026-b' : '2025-a';
    },
  };
});

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

test('due on a day whose holidays are unknown says so; once they are arranged it moves, and the log and the screens are told', async () => {
  d.clock.set('2025-12-31T07:30:00Z'); // 15:30 on the last arranged day
  const [rubbish, cover] = [await d.caseIn('reported'), await d.caseIn('reported', { text: '路口的井盖没了，有人差点掉下去' })];
  const handled = await d.caseIn('handling');
  const client = await d.as('supervisor');
  // four working hours for verifying: two today, two on the next working day
  expect(await client.see(rubbish)).toMatchObject({ dueAt: '2026-01-01T02:30:00.000Z', dueProvisional: true });
  // round the clock there are no holidays
  expect(await client.see(cover)).toMatchObject({ dueProvisional: false });
  const { dueAt: before, totalDueAt } = await client.see(handled);

  await recountAll(d.process.modules.cases);
  expect((await client.see(rubbish)).timeline).toHaveLength(1);
  renewed.yet = true;
  await recountAll(d.process.modules.cases);
  const moved = await client.see(rubbish);
  expect(moved).toMatchObject({ dueAt: '2026-01-04T02:30:00.000Z', dueProvisional: false, version: 2 });
  expect(moved.timeline.at(-1)).toMatchObject({
    action: 'recount',
    by: 'platform',
    from: 'reported',
    to: 'reported',
    data: { before: '2026-01-01T02:30:00.000Z', dueAt: '2026-01-04T02:30:00.000Z' },
  });
  const after = await client.see(handled);
  expect([before, totalDueAt]).not.toContain(after.dueAt);
  expect(Date.parse(after.totalDueAt ?? '') - Date.parse(totalDueAt ?? '')).toBe(3 * 86_400_000);
  expect((await client.see(cover)).timeline).toHaveLength(1);
  const news = await d.asOwner<{ n: number }>(
    `select count(*)::int as n from outbox where payload->>'action' = 'recount' and payload->>'caseId' = $1`,
    [rubbish],
  );
  expect(news[0]?.n).toBe(1);
  // once is enough, and the chain is whole
  await recountAll(d.process.modules.cases);
  expect((await client.see(rubbish)).version).toBe(2);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
});

test('what is shelved keeps its day', async () => {
  renewed.yet = false;
  d.clock.set('2025-12-31T07:30:00Z');
  const id = await d.caseIn('handling');
  await d.must('dispatcher', id, 'shelve', { until: '2026-01-08T00:00:00Z' });
  renewed.yet = true;
  await recountAll(d.process.modules.cases);
  expect(await (await d.as('supervisor')).see(id)).toMatchObject({ dueAt: '2026-01-08T00:00:00.000Z', dueProvisional: false });
  d.clock.set('2026-01-08T00:00:00Z');
  expect(await resumeDue(d.process.modules.cases, d.id)).toBe(1);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
});
