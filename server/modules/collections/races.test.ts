import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SheetDetail } from '#contract/collections/sheets.ts';
import { announceReplaced } from '#modules/territory/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { remind } from './jobs/remind.ts';
import { cell, firmTask, post, sendTask, sheetOf } from './testing/task.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

let n = 0;
/** Sends a task with one typed column that no other asks for. */
const asked = async (over: Record<string, unknown> = {}) => {
  n += 1;
  const content = firmTask({ title: `事项${n}`, cells: [cell('told', `第${'一二三四五六七八九十'[n - 1]}件事`)], ...over });
  return { task: await sendTask(d, 'supervisor', '', content), content };
};
const url = (sheet: SheetDetail): string => `/api/collection-sheets/${sheet.id}`;

test('two who write one sheet: the second gets what the first wrote; it is handed in once', async () => {
  const { task } = await asked();
  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  const writes = await Promise.all(
    ['clerk', 'dispatcher'].map((who, i) => post(d, who as 'clerk', url(sheet), { version: 1, answers: { told: i + 1 } })),
  );
  expect(writes.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = writes.find(({ status }) => status === 409)?.body.error;
  expect(lost).toMatchObject({ code: 'collections.sheet_changed', data: { sheet: { version: 2 } } });
  expect([1, 2]).toContain(lost.data.sheet.values[0].value);
  const sent = await Promise.all([1, 2, 3].map(() => post(d, 'clerk', `${url(sheet)}/submit`, { version: 2, answers: { told: 5 } })));
  expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('the day that passes while somebody writes: what was written is taken, as late', async () => {
  const { task } = await asked({ dueOn: '2025-09-16' });
  const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  await post(d, 'clerk', url(sheet), { version: 1, answers: { told: 3 } });
  d.clock.set('2025-09-16T16:00:01.000Z');
  const kept: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  expect(kept).toMatchObject({ late: true, state: 'open', values: [{ value: 3 }], may: { answer: true } });
  const done = await post(d, 'clerk', `${url(sheet)}/submit`, { version: 2, answers: { told: 3 } });
  expect(done.body).toMatchObject({ state: 'submitted', late: true });
  const progress = (await (await d.as('supervisor')).get(`/api/collections/${task}/progress`)).body;
  expect(progress.total.figures).toMatchObject({ answered: 1, late: 3 });
});

test('whoever has not answered is reminded once before the day and once after it, however often the job runs', async () => {
  d.clock.set('2025-09-20T02:00:00.000Z');
  const { task } = await asked({ dueOn: '2025-09-22' });
  const { context } = d.process.modules.collections;
  const told = async (): Promise<string[]> => {
    await remind(context);
    await remind(context);
    await d.process.kernel.relay.carry();
    const { items } = (await (await d.as('clerk')).get('/api/notices')).body;
    const sheet: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
    return items.filter(({ kind, page }: { kind: string; page: string }) => kind === 'collections.due' && page.endsWith(sheet.id));
  };
  expect(await told()).toHaveLength(1);
  d.clock.set('2025-09-23T02:00:00.000Z');
  expect(await told()).toHaveLength(2);
});

test('a task taken back while sheets are handed in: each is one or the other, and no demand stays open', async () => {
  d.clock.set('2025-09-15T02:00:00.000Z');
  const { task } = await asked();
  const mine: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  const others: SheetDetail = await sheetOf(d, 'dispatcher', task, '001002');
  await Promise.all([
    post(d, 'supervisor', `/api/collections/${task}/end`, { outcome: 'cancelled', reason: '不再需要' }),
    post(d, 'clerk', `${url(mine)}/submit`, { version: 1, answers: { told: 1 } }),
    post(d, 'dispatcher', `${url(others)}/submit`, { version: 1, answers: { told: 2 } }),
  ]);
  const open = await d.asOwner(
    'select d.id from demands d join collection_sheets s on s.id::text = d.subject_id where s.task_id = $1 and d.answered_at is null and d.withdrawn_at is null',
    [task],
  );
  expect(open).toEqual([]);
});

test('an area that is merged: its sheet goes to the successor, what both wrote is kept, and the successor answers for the whole, counted once', async () => {
  d.clock.set('2025-09-15T02:00:00.000Z');
  const { task } = await asked();
  const [mine, other]: SheetDetail[] = [await sheetOf(d, 'clerk', task, '001001'), await sheetOf(d, 'dispatcher', task, '001002')];
  if (!mine || !other) throw new Error('two sheets');
  await post(d, 'clerk', `${url(mine)}/submit`, { version: 1, answers: { told: 4 } });
  await post(d, 'dispatcher', url(other), { version: 1, answers: { told: 6 } });
  const from = d.area('001002').code;
  const to = d.area('001001').code;
  await d.process.kernel.db.write(d.access, (tx) => announceReplaced(tx, d.id, { from, to, by: null, reason: '社区合并' }));
  await d.process.kernel.relay.carry();
  const whole: SheetDetail = await sheetOf(d, 'clerk', task, '001001');
  expect(whole).toMatchObject({ state: 'returned', merged: [{ values: { told: 6 } }], values: [{ value: 4 }], may: { answer: true } });
  expect(whole.returned).toContain('桥头社区');
  await post(d, 'clerk', `${url(whole)}/submit`, { version: whole.version, answers: { told: 10 } });
  const progress = (await (await d.as('supervisor')).get(`/api/collections/${task}/progress`)).body;
  expect(progress.total).toMatchObject({ figures: { sheets: 2, answered: 1 }, cells: [10] });
});

test('the whole table goes out as a workbook and a sheet comes in by it: what is there stays, what is wrong is told, nothing is handed in', async () => {
  d.clock.set('2025-09-15T02:00:00.000Z');
  const { task } = await asked();
  const book = await (await d.as('supervisor')).get(`/api/collections/${task}/book`);
  expect(book.status).toBe(200);
  const code = d.area('001001').code;
  const heading = `第${'一二三四五六七八九十'[n - 1]}件事`;
  const bring = (value: string | number, dryRun: boolean) =>
    sendSheet(
      d,
      `/api/collections/${task}/import?id=${v7()}&dryRun=${dryRun}`,
      rawWorkbook([
        {
          name: '表',
          rows: [
            ['区域代码', heading],
            [code, value],
            [d.area('002001').code, 9],
          ],
        },
      ]),
    );
  expect((await bring('很多', true)).body).toMatchObject({ changed: 0, faults: [{ row: 2, column: heading }] });
  expect((await bring('８', true)).body).toMatchObject({ changed: 1, faults: [] });
  expect((await bring('８', false)).body).toMatchObject({ changed: 1 });
  expect((await bring(8, true)).body).toMatchObject({ changed: 0, same: 1 });
  expect(await sheetOf(d, 'clerk', task, '001001')).toMatchObject({ state: 'open', values: [{ value: 8 }] });
  // of an area the viewer does not answer for nothing is taken
  expect(await sheetOf(d, 'supervisor', task, '002001')).toMatchObject({ values: [{ value: null }] });
});
