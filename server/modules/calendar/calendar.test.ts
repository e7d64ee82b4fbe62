import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as Known from '#kernel/calendar.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { verifyChains } from '#modules/cases/index.ts';
import { carryAll } from '#modules/notices/testing/told.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { pointIn } from '#tools/testing/factories/territory.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import check, { calendarFinding } from './checks.ts';
import { dayColumns } from './domain/sheet.ts';

/* A jurisdiction arranges days of its own: its deadlines follow, and what was counted stays proven. */
const calendarEnd = '2025-12-31';
vi.mock('#kernel/calendar.ts', async (original) => ({ ...(await original<typeof Known>()), calendarEnd: '2025-12-31' }));

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const none = new AbortController().signal;
const year = async (of = 2025, who: Who = 'system_admin') => (await (await d.as(who)).get(`/api/calendar?year=${of}`)).body;
const arrange = async (days: object[], over: object = {}) => {
  const { version } = await year();
  return (await d.as('system_admin')).post('/api/calendar/days', { id: v7(), version, days, declared: null, ...over });
};
const off = (day: string, works: boolean | null = false) => ({ day, works, reason: '县城供水管网检修' });

test('own days count for new and open cases; whoever arranged them is told of the recount, and the log holds', async () => {
  d.clock.set('2025-09-15T08:30:00Z'); // Monday, 16:30 in Shanghai
  const rubbish = await d.caseIn('handling'); // four working hours: one today, three tomorrow
  const client = await d.as('supervisor');
  expect((await client.see(rubbish)).dueAt).toBe('2025-09-16T03:30:00.000Z');
  expect((await arrange([off('2025-09-16'), off('2025-09-20', true)])).status).toBe(200);
  await d.process.kernel.relay.carry();
  await d.process.kernel.work.carryOn(d.id);
  const moved = await client.see(rubbish);
  expect(moved).toMatchObject({ dueAt: '2025-09-17T03:30:00.000Z' });
  expect(moved.timeline.at(-1)).toMatchObject({ action: 'recount', by: 'platform' });
  // a road takes four working days: Tuesday is off, Saturday is worked
  const road = await d.caseIn('handling', { text: '东河路的路面破损，坑很深' });
  expect((await client.see(road)).dueAt).toBe('2025-09-20T08:30:00.000Z');
  await carryAll(d);
  const { items } = (await (await d.as('system_admin')).get('/api/notices')).body;
  expect(items.map(({ kind }: { kind: string }) => kind)).toContain('work.ended');
  const { items: works } = (await (await d.as('system_admin')).get('/api/work')).body;
  expect(works[0]).toMatchObject({ kind: 'cases.recount', state: 'done' });
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  const shown = (await year()).days.find(({ day }: { day: string }) => day === '2025-09-16');
  expect(shown).toEqual({
    day: '2025-09-16',
    kind: 'workday',
    holiday: null,
    own: { works: false, reason: '县城供水管网检修' },
    works: false,
  });

  // and back again
  expect((await arrange([off('2025-09-16', null), off('2025-09-20', null)])).status).toBe(200);
  await d.process.kernel.relay.carry();
  await d.process.kernel.work.carryOn(d.id);
  expect((await client.see(rubbish)).dueAt).toBe('2025-09-16T03:30:00.000Z');
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
});

test.each<[string, object[], string]>([
  ['a day that is over', [off('2025-09-12')], 'calendar.day_over'],
  ['a day off that is off', [off('2025-10-02')], 'calendar.same_as_country'],
  ['a make-up day that is worked', [off('2025-09-28', true)], 'calendar.same_as_country'],
  ['a day named twice', [off('2025-09-18'), off('2025-09-18')], 'calendar.twice'],
])('%s is refused with its day, and nothing changes', async (_, days, code) => {
  const before = await year();
  const answer = await arrange(days);
  expect([answer.status, answer.body.error.code]).toEqual([422, code]);
  expect((await year()).version).toBe(before.version);
});

test('who may not keep it only reads it; of two changes made on one sight the second is refused', async () => {
  const clerk = await d.as('clerk');
  expect((await year(2025, 'clerk')).mayManage).toBe(false);
  expect((await clerk.post('/api/calendar/days', { id: v7(), version: 0, days: [off('2025-09-18')] })).status).toBe(403);
  const { version } = await year();
  expect((await arrange([off('2025-09-18')], { version })).status).toBe(200);
  expect((await arrange([off('2025-09-19')], { version })).body.error.code).toBe('platform.setting_changed');
  expect((await arrange([off('2025-09-18', null)])).status).toBe(200);
});

test('when the known holidays end soon the administrator has it to do, until the next year is declared arranged', async () => {
  const todos = async (who: Who): Promise<string[]> =>
    (await (await d.as(who)).get('/api/todos?kind=calendar.ends')).body.items.map((one: { kind: string }) => one.kind);
  expect(await todos('system_admin')).toEqual([]);
  const end = Date.parse(`${calendarEnd}T00:00:00+08:00`);
  const next = Number(calendarEnd.slice(0, 4)) + 1;
  d.clock.set(new Date(end - 61 * 86_400_000));
  expect(await todos('system_admin')).toEqual([]);
  d.clock.set(new Date(end - 60 * 86_400_000));
  expect(await todos('system_admin')).toEqual(['calendar.ends']);
  expect(await todos('dispatcher')).toEqual([]);
  expect((await arrange([], { declared: next - 1 })).body.error.code).toBe('calendar.year_arranged');
  // a road due over New Year is provisional until then
  d.clock.set(new Date(end + 12 * 3_600_000));
  const road = await d.caseIn('handling', { text: '东河路的路面破损，坑很深' });
  const client = await d.as('supervisor');
  expect((await client.see(road)).dueProvisional).toBe(true);
  expect((await arrange([{ day: `${next}-01-05`, works: false, reason: '县庆放假' }], { declared: next })).status).toBe(200);
  expect(await todos('system_admin')).toEqual([]);
  await expect.poll(async () => (await client.see(road)).dueProvisional).toBe(false);
  d.clock.set('2025-09-15T08:30:00Z');
});

test('what goes out comes back in: days filled in are arranged, blank ones are the country’s again, and a fault names its cell', async () => {
  const [sheet] = await readWorkbook(await fetchSheet(d, '/api/calendar/sheet?year=2025', 'system_admin'), none);
  const rows = sheet?.rows.slice(1).map(({ cells }) => cells.map((cell) => (cell === null ? null : String(cell)))) ?? [];
  expect(rows).toHaveLength(365);
  expect(rows.find(([day]) => day === '2025-09-28')).toEqual(['2025-09-28', '周日', '调休上班']);
  const head = Object.values(dayColumns).map(([heading]) => heading);
  const bring = async (changes: Record<string, [string | null, string | null]>, dryRun = false) => {
    const filled = rows.map((cells) => (changes[cells[0] ?? ''] ? [...cells.slice(0, 3), ...(changes[cells[0] ?? ''] ?? [])] : cells));
    const bytes = await writeWorkbook([{ name: '工作日历', head: [head], rows: filled, widths: head.map(() => 12) }], none);
    return (await sendSheet(d, `/api/calendar/import?id=${v7()}&dryRun=${dryRun}`, bytes, 'system_admin')).body;
  };
  const wrong = await bring({ '2025-09-22': ['也许', '不清楚'], '2025-09-01': ['休息', '已经过去'], '2025-09-23': ['休息', null] });
  expect(wrong.faults.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [245, 'calendar.day_over'],
    [266, 'calendar.fault.word'],
    [267, 'organisations.cell_required'],
  ]);
  expect(wrong.changed).toBe(0);
  const filled = { '2025-09-22': ['休息', '县庆放假'], '2025-09-27': ['上班', '县庆调休'] } as Record<string, [string, string]>;
  expect(await bring(filled, true)).toMatchObject({ dryRun: true, changed: 2, faults: [] });
  expect(await bring(filled)).toMatchObject({ changed: 2, same: 363, faults: [] });
  expect(await bring(filled)).toMatchObject({ changed: 0, same: 365, faults: [] });
  expect(await bring({})).toMatchObject({ changed: 2, faults: [] });
  expect((await year()).days.filter(({ own }: { own: object | null }) => own)).toEqual([]);
});

test('doctor warns sixty days before the calendar of a jurisdiction ends, and calls out once it has', async () => {
  const end = Date.parse(`${calendarEnd}T04:00:00Z`);
  const at = (days: number, until = calendarEnd) => calendarFinding('530801', until, new Date(end - days * 86_400_000));
  expect([at(61).state, at(60).state, at(0).state, at(-1).state]).toEqual(['ok', 'warn', 'warn', 'fail']);
  expect(at(60)).toMatchObject({ detail: expect.stringContaining(calendarEnd), advice: expect.stringContaining('newer') });
  // the last test but two declared the next year: the jurisdiction is asked, not the country
  const owner = { query: async (text: string) => ({ rows: (await d.asOwner(text)) as never }) };
  const mine = (await check(owner, { publicUrls: [], gateways: { sms: null } })).find((one) => one.check.includes(d.code));
  expect(mine?.detail).toContain('2026-12-31');
});

test('rosters and places go by the days of their jurisdiction: a day off of its own, and a Sunday that is worked', async () => {
  d.clock.set('2025-09-15T02:00:00Z');
  expect((await arrange([off('2025-09-17'), off('2025-09-21', true)])).status).toBe(200);
  const clerk = await d.as('clerk');
  const post = async (url: string, body: object) => {
    const answer = await clerk.post(url, { id: v7(), ...body });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const slot = { key: 'day', name: '白班', days: 'workdays', on: [], from: '09:00', to: '17:00', people: 1, turn: [] };
  const roster = await post('/api/rosters', {
    name: '窗口值班',
    organisationId: null,
    areaId: d.area('001001').id,
    slots: [slot],
    confirms: false,
  });
  const { days } = (await clerk.get(`/api/rosters/${roster.id}?from=2025-09-15&to=2025-09-21`)).body;
  expect(days.map((one: { day: string; workday: boolean; slots: unknown[] }) => [one.day.slice(8), one.workday, one.slots.length])).toEqual(
    [
      ['15', true, 1],
      ['16', true, 1],
      ['17', false, 0],
      ['18', true, 1],
      ['19', true, 1],
      ['20', false, 0],
      ['21', true, 1],
    ],
  );

  const nine = [['09:00', '17:00']];
  const place = await post('/api/places', {
    kind: 'service_station',
    name: '便民服务站',
    point: pointIn('001001001'),
    address: null,
    phone: null,
    organisationId: null,
    floorArea: null,
    hours: [nine, nine, nine, nine, nine, [], []],
    closedOnHolidays: true,
    hoursNote: null,
    facilities: [],
    attributes: {},
    note: null,
  });
  const openOn = async (day: string) => {
    d.clock.set(`${day}T02:00:00Z`);
    const { open, makeUpToday } = (await (await d.as('clerk')).get(`/api/places/${place.id}`)).body;
    return [open, makeUpToday];
  };
  expect(await openOn('2025-09-16')).toEqual([true, null]);
  expect(await openOn('2025-09-17')).toEqual([false, null]);
  expect(await openOn('2025-09-20')).toEqual([false, null]);
  expect(await openOn('2025-09-21')).toEqual([true, 'working_day']);
});
