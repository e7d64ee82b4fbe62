import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { placeImport } from '#contract/places/api.ts';
import { type Answer, type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { odd, type RawCell, rawWorkbook } from '#tools/testing/workbook.ts';

let district: District;
beforeAll(async () => {
  district = await testDistrict();
});
afterAll(() => district?.close());

type Cells = (string | number | null)[];
const heading = ['类型', '名称', '经度', '纬度', '坐标系', '电话', '开放时间', '设施', '八有（已达到）'];
const { lon, lat } = pointIn('001001001');
const workbook = (...rows: Cells[]): Promise<Buffer> => sheet([heading, ...rows]);
const sheet = (rows: Cells[]): Promise<Buffer> =>
  writeXlsxFile(
    rows.map((row) => row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String }))),
  ).toBuffer();
const send = (who: Who, bytes: Buffer, query: string): Promise<Answer> => sendSheet(district, `/api/places/import?${query}`, bytes, who);
const imported = async (bytes: Buffer, options: { dryRun?: boolean; id?: string; who?: Who } = {}) => {
  const answer = await send(options.who ?? 'clerk', bytes, `id=${options.id ?? v7()}${options.dryRun ? '&dryRun=1' : ''}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return placeImport.parse(answer.body);
};
const stored = () =>
  district.asOwner<{ name: string; lon: number }>('select name, lon from places where jurisdiction_id = $1 order by name', [district.id]);

describe('places as a sheet', () => {
  it('are tried first, then imported, and a second time nothing changes', async () => {
    const file = await workbook(
      ['党群服务站', '柳岸服务站', lon, lat, null, '0888-5120001', '周一至周五 09:00-17:30', '饮水、WiFi、象棋桌', '标识码、标牌'],
      ['小哥驿站', '柳岸驿站', String(lon + 0.001), String(lat), 'WGS84', null, '全天', null, null],
    );
    expect(await imported(file, { dryRun: true })).toEqual({ dryRun: true, added: 2, changed: 0, same: 0, faults: [], notes: [] });
    expect(await stored()).toEqual([]);
    const id = v7();
    expect(await imported(file, { id })).toMatchObject({ added: 2, faults: [] });
    // a repeat of the same request gets the same answer, a new one finds nothing to do
    expect(await imported(file, { id })).toMatchObject({ added: 2 });
    expect(await imported(file)).toMatchObject({ added: 0, changed: 0, same: 2 });
    expect((await stored()).map(({ name }) => name)).toEqual(['柳岸服务站', '柳岸驿站']);
    const [audited] = await district.asOwner<{ count: number }>(
      "select count(*)::int as count from audit_log where action = 'territory.places_imported'",
    );
    expect(audited?.count).toBe(1);
  });

  it('come out as they went in: the exported sheet changes nothing when it is imported', async () => {
    const { cookie } = await district.as('clerk');
    const answer = await district.process.app.inject({ url: '/api/places/sheet', headers: { 'x-jurisdiction': district.code, cookie } });
    expect(answer.statusCode).toBe(200);
    const rows = await readSheet(answer.rawPayload);
    expect(rows[0]?.slice(0, 4)).toEqual(['编号', '类型', '名称', '经度']);
    expect(rows[2]).toEqual(
      expect.arrayContaining(['党群服务站', '柳岸服务站', '饮水、WiFi、象棋桌', '标识码、标牌', '周一至周五 09:00-17:30']),
    );
    expect(await imported(answer.rawPayload)).toMatchObject({ added: 0, changed: 0, same: 2, faults: [] });
    const template = await district.process.app.inject({
      url: '/api/places/sheet?template=1',
      headers: { 'x-jurisdiction': district.code, cookie },
    });
    expect(await readSheet(template.rawPayload)).toHaveLength(1);
  });

  it('with faults: each is named by row and column, and nothing at all is imported', async () => {
    const before = await stored();
    const file = await workbook(
      ['党群服务站', '好的一行', lon, lat, null, null, null, null, null],
      ['宫殿', '', lon, lat, null, 'tel', '上班时间', null, '美丽'],
      ['小哥驿站', '在北京', 116.39, 39.9, null, null, null, null, null],
      ['小哥驿站', '别人的地盘', pointIn('002001001').lon, lat, null, null, null, null, null],
      ['党群服务站', '好的一行', lon, lat, '火星', null, null, null, null],
      ['党群服务站', '好的一行', lon, lat, null, null, null, null, null],
    );
    const { faults } = await imported(file);
    expect(faults.map(({ row, column, code }) => [row, column, code.replace('places.fault.', '')])).toEqual([
      [3, '类型', 'kind'],
      [3, '名称', 'required'],
      [3, '电话', 'phone'],
      [3, '开放时间', 'hours'],
      [3, '八有（已达到）', 'attribute'],
      [4, '经度', 'outside'],
      [5, '经度', 'scope'],
      [6, '坐标系', 'crs'],
      [7, '名称', 'twice'],
    ]);
    expect(faults[0]?.message).toContain('党群服务中心');
    expect(await stored()).toEqual(before);
  });

  it('say whether a place is closed on public holidays; a sheet without that column leaves it as it is', async () => {
    const columns = ['类型', '名称', '经度', '纬度', '法定节假日'];
    const row = (word: string | null): Cells => ['社区食堂', '节日食堂', lon, lat, word];
    const holidays = async () =>
      (await district.asOwner<{ shut: boolean }>("select closed_on_holidays as shut from places where name = '节日食堂'"))[0]?.shut;
    expect(await imported(await sheet([columns, row('不开放')]))).toMatchObject({ added: 1 });
    expect(await holidays()).toBe(true);
    expect(await imported(await sheet([columns.slice(0, 4), row(null).slice(0, 4)]))).toMatchObject({ same: 1 });
    expect(await imported(await sheet([columns, row('看情况')]))).toMatchObject({
      faults: [{ row: 2, column: '法定节假日', code: 'places.fault.holidays' }],
    });
    expect(await holidays()).toBe(true);
    expect(await imported(await sheet([columns, row('照常开放')]))).toMatchObject({ changed: 1 });
    expect(await holidays()).toBe(false);
  });

  it('leave as it is what they have no column for, and give back what they took, with or without a change elsewhere', async () => {
    const all = async () => (await district.asOwner('select * from places where name = $1', ['百事通']))[0];
    const columns = [
      '类型',
      '名称',
      '经度',
      '纬度',
      '地址',
      '电话',
      '面积（㎡）',
      '开放时间',
      '法定节假日',
      '开放说明',
      '设施',
      '八有（已达到）',
      '备注',
    ];
    const row = [
      '党群服务站',
      '百事通',
      lon,
      lat,
      '柳岸路 1 号',
      '0888-5120001',
      120,
      '周一 09:00-24:00',
      '不开放',
      '午休',
      '饮水、=1+1',
      '标牌',
      '两行\n第二行',
    ];
    expect(await imported(await sheet([columns, row]))).toMatchObject({ added: 1, faults: [], notes: [] });
    // what no sheet can write in words of its own comes back as it was all the same
    await district.asOwner("update places set facilities = array['茶、水', 'water'], note = e'行\r\n尾' where name = '百事通'");
    const before = await all();
    expect(await imported(await sheet([columns.slice(0, 4), row.slice(0, 4)]))).toMatchObject({ changed: 0, same: 1 });
    const exported = await fetchSheet(district, '/api/places/sheet');
    expect(await imported(exported)).toMatchObject({ added: 0, changed: 0, faults: [], notes: [] });
    expect(await all()).toEqual(before);
  });

  it('say between what a number must lie', async () => {
    const columns = ['类型', '名称', '经度', '纬度'];
    const { faults } = await imported(await sheet([columns, ['小哥驿站', '远方驿站', 10, 40]]), { dryRun: true });
    expect(faults.map(({ cell, message }) => [cell, message])).toEqual([['C2', '“10”不是 70 到 140 之间的数，请核对']]);
  });

  it('tell what a cell really is, exchanged coordinates once, and what was not read', async () => {
    const columns = ['类型', '名称', '经度', '纬度', '联系电话', '开放时间', '面积（㎡）', '电话'];
    const row = (...cells: RawCell[]): RawCell[] =>
      ['小哥驿站', '怪格子', lon, lat, null, null, null, null].map((one, i) => cells[i] ?? one);
    const rows: RawCell[][] = [
      ['柳岸点位一览'],
      columns,
      row(null, null, lat, lon),
      row(null, null, null, null, null, odd.serial(0.375)),
      row(null, null, null, null, null, null, 89.5),
      row(null, null, null, null, null, null, null, odd.error('#REF!')),
      row(null, null, null, null, null, null, null, odd.long),
      row(odd.ticked),
      row(null, odd.serial(45_292)),
    ];
    const outcome = await imported(
      rawWorkbook([
        { name: '说明', rows: [['先看这里']] },
        { name: '点位', rows, merged: ['A1:H1'] },
      ]),
      { dryRun: true },
    );
    expect(outcome.faults.map(({ cell, code }) => [cell, code.split('.').at(-1)])).toEqual([
      ['C3', 'cell_swapped'],
      ['F4', 'cell_date'],
      ['G5', 'whole'],
      ['H6', 'cell_error'],
      ['H7', 'cell_digits'],
      ['A8', 'cell_boolean'],
      ['B9', 'cell_date'],
    ]);
    expect(outcome.notes.map(({ sheet: name, cell, code }) => [name, cell, code])).toEqual([
      ['点位', null, 'headingRow'],
      ['点位', 'E2', 'headingUnread'],
      ['说明', null, 'sheetUnread'],
    ]);
  });

  it('takes Chinese map coordinates: GCJ-02 is moved by some hundred metres', async () => {
    await imported(await workbook(['其他', '火星坐标', lon, lat, 'GCJ-02', null, null, null, null]));
    const moved = (await stored()).find(({ name }) => name === '火星坐标');
    expect(Math.abs((moved?.lon ?? 0) - lon)).toBeGreaterThan(0.0005);
  });

  it('exports what looks like a formula as text', async () => {
    await imported(await workbook(['其他', '=1+1', lon, lat, null, null, null, null, null]));
    const { cookie } = await district.as('clerk');
    const answer = await district.process.app.inject({
      url: '/api/places/sheet?kind=other',
      headers: { 'x-jurisdiction': district.code, cookie },
    });
    const { unzipSync, strFromU8 } = await import('fflate');
    const sheet = Object.entries(unzipSync(answer.rawPayload)).find(([name]) => /sheet1\.xml$/.test(name));
    expect(strFromU8(sheet?.[1] ?? new Uint8Array())).not.toContain('<f>');
    expect((await readSheet(answer.rawPayload)).flat()).toContain('=1+1');
  });

  it('stand in one line: who waits learns how many are ahead, who goes away frees the place', async () => {
    const { app, kernel } = district.process;
    const clerk = await district.as('clerk');
    const accountId = (await clerk.get('/api/me')).body.account.id as string;
    const busy = Promise.withResolvers<void>();
    const still = new AbortController().signal;
    const others = ['a', 'b'].map((who) => kernel.sheets.take(who, still, () => busy.promise));
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const leaving = new AbortController();
    const headers = { 'x-jurisdiction': district.code, cookie: clerk.cookie };
    const waiting = fetch(`${url}/api/places/sheet`, { headers, signal: leaving.signal }).catch(() => 'gone');
    await expect.poll(() => kernel.sheets.ahead(accountId)).toBe(2);
    expect((await clerk.get('/api/sheet-line')).body).toEqual({ ahead: 2 });
    leaving.abort();
    expect(await waiting).toBe('gone');
    await expect.poll(() => kernel.sheets.ahead(accountId)).toBeNull();
    busy.resolve();
    await Promise.all(others);
    expect((await fetch(`${url}/api/places/sheet`, { headers })).status).toBe(200);
  });

  it('refuses what is no workbook, what unpacks without end, and people who may not', async () => {
    const code = async (bytes: Buffer, who: Who = 'clerk') => {
      const { status, body } = await send(who, bytes, `id=${v7()}&dryRun=1`);
      return [status, body.error?.code];
    };
    expect(await code(Buffer.from('类型,名称'))).toEqual([422, 'request.sheet_unreadable']);
    expect(await code(Buffer.from('PK\u0003\u0004 nothing of the kind'))).toEqual([422, 'request.sheet_unreadable']);
    const bomb = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(160 * 1024 * 1024) }, { level: 9 }));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await code(bomb)).toEqual([413, 'request.sheet_large']);
    expect(await code(Buffer.alloc(11 * 1024 * 1024))).toEqual([413, 'request.sheet_large']);
    expect((await code(await workbook(), 'grid_worker'))[0]).toBe(403);
    expect((await imported(await writeXlsxFile([[{ value: '名字', type: String }]]).toBuffer())).faults).toMatchObject([
      { row: 1, code: 'places.fault.columns' },
    ]);
  });
});
