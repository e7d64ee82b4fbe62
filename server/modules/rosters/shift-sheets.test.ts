import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Roster } from '#contract/rosters/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { shiftColumns } from './domain/sheet.ts';
import { dutySlot } from './testing/slots.ts';

let d: District;
let roster: Roster;
const none = new AbortController().signal;
beforeAll(async () => {
  d = await testDistrict();
  const facts = { name: '柳岸社区值班', organisationId: null, areaId: d.area('001001').id, confirms: false };
  roster = (await (await d.as('clerk')).post('/api/rosters', { id: v7(), ...facts, slots: [dutySlot({ days: 'workdays' })] })).body;
});
afterAll(() => d?.close());

const head = Object.values(shiftColumns).map(([heading]) => heading);
const bookOf = (rows: (string | null)[][]): Promise<Buffer> =>
  writeWorkbook([{ name: '值班表', head: [head], rows, widths: head.map(() => 12) }], none);
const rowOf = (day: string, person: string | null, slot = '全天值班', phone: string | null = null) => [
  day,
  null,
  slot,
  null,
  person,
  phone,
];
const bring = async (bytes: Buffer, dryRun: boolean, id = v7()) =>
  (await sendSheet(d, `/api/rosters/${roster.id}/import?id=${id}&dryRun=${dryRun}`, bytes)).body;

test('what goes out comes back in: open rows filled with names are assigned, once, and nothing else changes', async () => {
  const cookie = (await d.as('clerk')).cookie;
  const file = await d.process.app.inject({
    method: 'GET',
    url: `/api/rosters/${roster.id}/sheet?from=2025-09-16&to=2025-09-22`,
    headers: { cookie, 'x-jurisdiction': d.code },
  });
  const [sheet] = await readWorkbook(file.rawPayload, none);
  const days = sheet?.rows.slice(1).map(({ cells }) => cells.map((cell) => (cell === null ? null : String(cell))));
  // Saturday and Sunday are days off
  expect(days?.map((cells) => cells.slice(0, 4).join(' '))).toEqual(
    ['2025-09-16 周二', '2025-09-17 周三', '2025-09-18 周四', '2025-09-19 周五', '2025-09-22 周一'].map(
      (day) => `${day} 全天值班 08:00–08:00`,
    ),
  );
  const book = await bookOf([
    rowOf('2025-09-16', d.people.clerk.name),
    rowOf('2025-09-17', d.people.grid_worker.name),
    rowOf('2025-09-18', null),
  ]);
  expect(await bring(book, true)).toMatchObject({ added: 2, same: 0, faults: [] });
  const id = v7();
  expect(await bring(book, false, id)).toMatchObject({ added: 2, same: 0, faults: [] });
  expect(await bring(book, false, id)).toMatchObject({ added: 2 });
  expect(await bring(book, false)).toMatchObject({ added: 0, same: 2 });
  expect(await d.asOwner('select from shifts')).toHaveLength(2);
});

test('every doubt has its row and its words, and with one nothing is assigned', async () => {
  const { clerk, official } = d.people;
  const book = await bookOf([
    rowOf('2025-09-19', clerk.name),
    rowOf('2025-09-20', clerk.name),
    rowOf('2025-09-22', clerk.name, '夜班'),
    rowOf('2025-09-22', official.name),
    rowOf('2025-09-12', clerk.name),
    rowOf('2025-09-16', d.people.grid_worker.name),
    rowOf('九月', clerk.name),
    rowOf('2025-09-23', clerk.name, '全天值班', '13900000000'),
  ]);
  const { faults, added } = await bring(book, false);
  expect(added).toBe(0);
  expect(faults.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [3, 'rosters.fault.day'],
    [4, 'rosters.fault.slot'],
    [5, 'rosters.fault.person'],
    [8, 'organisations.cell_day'],
    [9, 'rosters.fault.person'],
    [6, 'rosters.fault.begun'],
    [7, 'rosters.fault.full'],
  ]);
  for (const { message } of faults) expect(message).toMatch(/[一-鿿]/);
  expect(await d.asOwner('select from shifts')).toHaveLength(2);
  expect((await sendSheet(d, `/api/rosters/${roster.id}/import?id=${v7()}&dryRun=false`, book, 'outsider')).status).toBe(403);
});
