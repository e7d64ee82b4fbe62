import fc from 'fast-check';
import readSheets from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { odd, pack, rawWorkbook, workbookParts } from '#tools/testing/workbook.ts';
import { workbookLimits } from './limits.ts';
import { createLine } from './line.ts';
import { parseWorkbook } from './parse.ts';
import { readWorkbook } from './read.ts';
import { writeWorkbook } from './write.ts';
import { openArchive } from './zip.ts';

const still = new AbortController().signal;
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );
const rowsOf = (bytes: Buffer) => parseWorkbook(bytes)[0]?.rows.map(({ row, cells }) => [row, ...cells]);

describe('a workbook that is read', () => {
  it('tells cells that are not what they seem', () => {
    const cells = [odd.error('#REF!'), odd.ticked, odd.uncomputed, odd.computed('合算'), odd.serial(45_292.5), odd.padded(123), odd.long];
    expect(rowsOf(rawWorkbook([{ name: 'a', rows: [[], [...cells, odd.rich('两', '段')]] }]))).toEqual([
      [
        2,
        { odd: 'error', shown: '#REF!' },
        { odd: 'boolean', shown: 'TRUE' },
        { odd: 'formula', shown: '=' },
        '合算',
        { odd: 'date', shown: '2024-01-01 12:00' },
        '000123',
        { odd: 'digits', shown: '5.30702198807211E+17' },
        '两段',
      ],
    ]);
  });

  it('counts days from 1904 where the workbook does, and knows the 29 February that never was', () => {
    const days = (serials: number[], from1904: boolean) =>
      rowsOf(rawWorkbook([{ name: 'a', rows: [serials.map(odd.serial)] }], from1904))?.[0]
        ?.slice(1)
        .map((cell) => (cell as { shown: string }).shown);
    expect(days([1, 59, 61, 45_292], false)).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2024-01-01']);
    expect(days([1, 43_830], true)).toEqual(['1904-01-02', '2024-01-01']);
  });

  it('says of every part of a merged cell where it begins, and keeps hidden rows and sheets apart', () => {
    const rows = [['标题'], ['甲', '乙'], [null, '丙']];
    const [sheet] = parseWorkbook(rawWorkbook([{ name: 'a', hidden: true, rows, merged: ['A2:A3', 'A1:B1'], hiddenRows: [3] }]));
    expect(sheet).toMatchObject({ hidden: true, rows: [{ row: 1 }, { row: 2, cells: ['甲', '乙'] }, { row: 3, hidden: true }] });
    expect(sheet?.rows[2]?.cells).toEqual([{ odd: 'merged', shown: 'A2' }, '丙']);
  });

  it('is unpacked once, and what is unpacked is what is read: no header is believed', async () => {
    const parts = workbookParts([{ name: 'a', rows: [['x']] }]);
    // 200 MB of blanks in a sheet whose headers claim a hundred bytes
    const bomb = pack({ ...parts, 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(200 * 1_048_576)}</worksheet>` });
    const lying = Buffer.from(bomb);
    for (let at = 0; at < lying.length - 4; at++) {
      if (lying.readUInt32LE(at) === 0x04034b50) lying.writeUInt32LE(100, at + 22);
      if (lying.readUInt32LE(at) === 0x02014b50) lying.writeUInt32LE(100, at + 24);
    }
    expect(lying.length).toBeLessThan(1_048_576);
    expect(await codeOf(readWorkbook(bomb, still))).toBe('request.sheet_large');
    expect(await codeOf(readWorkbook(lying, still))).toBe('request.sheet_large');
    // an archive before the archive: local headers nobody listed are not looked at
    const decoy = Buffer.concat([bomb.subarray(0, 60), pack(parts)]);
    expect(['read', 'request.sheet_unreadable']).toContain(await codeOf(readWorkbook(decoy, still)));
  });

  it('costs what it holds: a cell in the last corner is refused by its address', async () => {
    const corner = (at: string, row: number) =>
      pack({
        ...workbookParts([{ name: 'a', rows: [] }]),
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="${row}"><c r="${at}"><v>1</v></c></row></sheetData></worksheet>`,
      });
    await expect(readWorkbook(corner('XFD1048576', 1_048_576), still)).rejects.toMatchObject({
      code: 'request.sheet_wide',
      data: { cell: 'XFD1048576', columns: workbookLimits.columns },
    });
    expect(rowsOf(corner('B1048576', 1_048_576))).toEqual([[1_048_576, null, 1]]);
    // cells without content, however far they reach, are none
    const empty = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row></sheetData></worksheet>';
    expect(rowsOf(pack({ ...workbookParts([{ name: 'a', rows: [] }]), 'xl/worksheets/sheet1.xml': empty }))).toEqual([[1, 1]]);
  });

  it('is bounded in cells, rows, sheets and merged cells', async () => {
    const [wide, many] = [Array.from({ length: 26 }, () => 1), workbookLimits.cells / 26 + 10];
    const sheets = (n: number) => Array.from({ length: n }, (_, i) => ({ name: `s${i}`, rows: [[1]] }));
    for (const bytes of [
      rawWorkbook(Array.from({ length: 2 }, (_, i) => ({ name: `${i}`, rows: Array.from({ length: many / 2 }, () => wide) }))),
      rawWorkbook([{ name: 'a', rows: Array.from({ length: workbookLimits.rows + 2 }, () => [1]) }]),
      rawWorkbook(sheets(workbookLimits.sheets + 1)),
      rawWorkbook([{ name: 'a', rows: [[1]], merged: Array.from({ length: 100 }, () => 'A1:XFD1048576') }]),
    ])
      expect(await codeOf(readWorkbook(bytes, still))).toBe('request.sheet_large');
    expect(
      await codeOf(readWorkbook(rawWorkbook([{ name: 'a', rows: Array.from({ length: workbookLimits.rows + 1 }, () => [1]) }]), still)),
    ).toBe('read');
  });

  it('answers whatever the bytes are, and answers nobody who has gone', async () => {
    const good = rawWorkbook([{ name: 'a', rows: [['x', 1, odd.error()]] }]);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, end) => {
        const bad = Buffer.from(good.subarray(0, Math.max(end, 30)));
        bad[at % bad.length] = byte;
        try {
          parseWorkbook(bad);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
    const gone = AbortSignal.abort(new Error('gone'));
    expect(await codeOf(readWorkbook(good, gone))).toContain('gone');
    expect(await codeOf(writeWorkbook([], gone))).toContain('gone');
  });
});

describe('a workbook that is written', () => {
  const writes = (rows: (string | number | null)[][]): Promise<Buffer> =>
    writeWorkbook([{ name: '表', head: [['一', '二']], rows, widths: [10, 10] }], still);

  it('says nothing of when it was written, so that the same sheets are the same bytes', async () => {
    const bytes = await writes([['甲', 1]]);
    expect(bytes.readUInt16LE(10)).toBe(0);
    expect(bytes.readUInt16LE(12)).toBe(((2000 - 1980) << 9) | (1 << 5) | 1);
  });

  it('comes back as it was, whatever stands in it, also to other readers', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        '=1+1',
        "'0123",
        '00123',
        '_x000D_',
        '_x005F_',
        '两行\n第二行',
        '末尾\r\n',
        '\ttab',
        '１３８',
        '😀',
        '__proto__',
        '"<&>',
        '#N/A',
        '5.3E+17',
      ),
    );
    const cell = fc.oneof(
      text.filter((one) => one.isWellFormed() && one.trim() !== ''),
      fc.integer(),
      fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e14, max: 1e14 }),
    );
    const rows = fc.sample(fc.tuple(cell, cell), { numRuns: 500, seed: 7 });
    const bytes = await writes(rows);
    const read = await readWorkbook(bytes, still);
    // -0 is 0 in a spreadsheet
    const plain = rows.map((row) => row.map((one) => (typeof one === 'number' ? one + 0 : one)));
    expect(read[0]?.rows.map(({ cells }) => cells)).toEqual([['一', '二'], ...plain]);
    const other = await readSheets(
      await writes([
        ['=1+1', 0.5],
        ['两行\n第二行', null],
        ['00123', 12],
      ]),
    );
    expect(other[0]?.data).toEqual([
      ['一', '二'],
      ['=1+1', 0.5],
      ['两行\n第二行', null],
      ['00123', 12],
    ]);
  });
});

describe('the line of imports and exports', () => {
  const work = () => {
    const done = Promise.withResolvers<string>();
    return { done, run: () => done.promise };
  };
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  it('lets accounts take turns, one work each, and says how many are ahead', async () => {
    const line = createLine(1, 3, 4);
    const order: string[] = [];
    const [first, ...others] = ['a', 'a', 'b', 'a'].map((who, i) => {
      const one = work();
      const result = line.take(who, still, () => {
        order.push(`${who}${i}`);
        return one.run();
      });
      return { ...one, result };
    });
    await settled();
    expect(order).toEqual(['a0']);
    expect([line.ahead('a'), line.ahead('b'), line.ahead('c')]).toEqual([3, 2, null]);
    first?.done.resolve('done');
    expect(await first?.result).toBe('done');
    await settled();
    // whoever handed in three files waits for the one of somebody else
    expect(order).toEqual(['a0', 'b2']);
    for (const one of others) one.done.resolve('done');
    await Promise.all(others.map((one) => one.result));
    expect(order).toEqual(['a0', 'b2', 'a1', 'a3']);
    expect(line.ahead('a')).toBeNull();
  });

  it('runs no more at once than it may, refuses what would wait too long, and forgets who goes away', async () => {
    const line = createLine(2, 2, 3);
    const one = work();
    const running = ['a', 'b'].map((who) => line.take(who, still, one.run));
    const leaving = new AbortController();
    let ran = false;
    const left = codeOf(
      line.take('c', leaving.signal, () => {
        ran = true;
        return Promise.resolve();
      }),
    );
    const waiting = [line.take('a', still, one.run), line.take('d', still, one.run)];
    expect(await codeOf(line.take('e', still, one.run))).toBe('request.line_full');
    leaving.abort(new Error('gone'));
    expect(await left).toContain('gone');
    expect(ran).toBe(false);
    // one account may not fill the line
    waiting.push(line.take('a', still, one.run));
    expect(await codeOf(line.take('a', still, one.run))).toBe('request.line_full');
    one.done.resolve('done');
    expect(await Promise.all([...running, ...waiting])).toHaveLength(5);
  });

  it('goes on when a work fails', async () => {
    const line = createLine(1, 2, 2);
    expect(await codeOf(line.take('a', still, () => Promise.reject(new Error('broken'))))).toContain('broken');
    expect(await line.take('a', still, () => Promise.resolve('next'))).toBe('next');
  });
});

it('charts of a sheet point at its cells, and hold their values for who draws before reckoning', async () => {
  const sheet = {
    name: "排名 '一号'",
    head: [['对象', '总分']],
    rows: [
      ['甲 & 乙', 90.5],
      ['丙', null],
    ],
    widths: [20, 10],
    charts: [{ kind: 'bar' as const, title: '总分', names: 0, values: [1], from: 0, count: 2 }],
  };
  const bytes = await writeWorkbook([{ name: '前', head: [['a']], rows: [], widths: [] }, sheet], still);
  const archive = openArchive(bytes, 1_000_000, () => true);
  const text = (name: string): string => archive.unpack(name)?.toString('utf8') ?? '';
  expect(text('xl/worksheets/sheet1.xml')).not.toContain('<drawing');
  expect(text('xl/worksheets/sheet2.xml')).toMatch(/<\/sheetData><drawing r:id="rId1"\/><\/worksheet>$/);
  expect(text('xl/worksheets/_rels/sheet2.xml.rels')).toContain('../drawings/drawing2.xml');
  expect(text('xl/drawings/_rels/drawing2.xml.rels')).toContain('../charts/chart2_1.xml');
  const chart = text('xl/charts/chart2_1.xml');
  expect(chart).toContain("<c:f>'排名 ''一号'''!$B$2:$B$3</c:f>");
  expect(chart).toContain('<c:v>甲 &amp; 乙</c:v>');
  // a cell without a number is a gap, not a nought
  expect(chart).toContain('<c:ptCount val="2"/><c:pt idx="0"><c:v>90.5</c:v></c:pt></c:numCache>');
  const types = text('[Content_Types].xml');
  for (const part of archive.names.filter((name) => /chart|drawing/.test(name) && name.endsWith('.xml')))
    expect(types).toContain(`PartName="/${part}"`);
});
