import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTables } from '../read.ts';
import { isBlank } from '../rows/cells.ts';
import { cellOfSlice, sliceOf } from '../rows/slices.ts';
import { beginning, recordBytes } from './dress.ts';
import { type Encoding, encodeText, markIn } from './encoding.ts';
import { readCsv, separatorOf } from './parse.ts';

const signal = new AbortController().signal;
/** A file written again from what was read of it. */
const again = async (bytes: Buffer): Promise<Buffer> => {
  const [sheet] = await readTables(bytes, signal);
  const { dress, blank } = sheet?.csv ?? expect.fail('no CSV');
  const records = new Map<number, string>(Object.entries(blank).map(([row, text]) => [Number(row), text]));
  for (const { row, slices = [] } of sheet?.rows ?? []) records.set(row, slices.join(dress.separator));
  const written = [...records].sort(([a], [b]) => a - b).map(([row, text]) => recordBytes(dress, row, text));
  return Buffer.concat([beginning(dress), ...written]);
};
const inEncoding = (text: string, encoding: Encoding, bom: boolean): Buffer =>
  Buffer.concat([bom ? markIn(encoding) : Buffer.alloc(0), encodeText(text, encoding)]);

test('a CSV in any encoding is read, and written again byte for byte', async () => {
  const text = '姓名;电话;备注\r\n和建国;13800001001;"两行\n""引号"""\n\r\n;;\r\n木秀英;"13800001002";没有结束';
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)
    for (const bom of [false, true]) {
      if (bom && encoding === 'gb18030') continue;
      // without a mark UTF-16 is known by the zeros of its Latin letters
      const body = encoding.startsWith('utf-16') && !bom ? text.replaceAll(/\p{Script=Han}/gu, 'x') : text;
      const bytes = inEncoding(body, encoding, bom);
      expect((await again(bytes)).equals(bytes), `${encoding} ${bom}`).toBe(true);
      const [sheet] = await readTables(bytes, signal);
      expect(sheet?.csv?.dress).toMatchObject({ encoding, bom, separator: ';', newline: '\r\n', quoting: 'needed', exact: true });
      expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 2, 5]);
      expect(sheet?.rows[1]?.cells[2]).toBe(body === text ? '两行\n"引号"' : 'xx\n"xx"');
    }
});

test('whatever a CSV holds comes out as it went in', async () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '，', '古', '１', ' ', '\t', '😀', '㐀') }),
    fc.constantFrom('', '=1+1', "'007", '0012', '"', '""', '"a"b', '5"'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), async (table) => {
      const texts = table.map((row) => row.map((one) => sliceOf(one, { separator: ',', quoting: 'needed' })).join(','));
      expect([...readCsv(texts.join('\r\n'), ',')].map(({ cells }) => cells)).toEqual(
        texts.join('\r\n') === '' ? [] : texts.at(-1) === '' ? table.slice(0, -1) : table,
      );
      // also where quotes stand anyhow
      for (const text of [texts.join('\r\n'), table.map((row) => row.join(',')).join('\n')]) {
        const records = [...readCsv(text, ',')];
        expect(records.map(({ slices, end }) => slices.join(',') + end).join('')).toBe(text);
        for (const { cells, slices } of records) expect(slices.map(cellOfSlice)).toEqual(cells);
      }
      const bytes = encodeText(texts.join('\r\n'), 'gb18030');
      if (table.some((row) => !row.every(isBlank)))
        expect((await again(Buffer.from(texts.join('\r\n')))).toString()).toBe(texts.join('\r\n'));
      expect(new TextDecoder('gb18030').decode(bytes)).toBe(texts.join('\r\n'));
    }),
    { numRuns: 60 },
  );
});

test('the separator is the sign that divides most records alike', () => {
  expect(separatorOf('a,b\n"1;2;3",4\n')).toBe(',');
  expect(separatorOf('a;b\n1,5;2\n1,7;3\n')).toBe(';');
  expect(separatorOf('a\tb\tc\n1\t2\t3\n')).toBe('\t');
  expect(separatorOf('one\ntwo\n')).toBe(',');
});

test('what is neither a workbook nor a text is told so', async () => {
  await expect(readTables(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 1, 2]), signal)).rejects.toMatchObject({
    code: 'request.table_unreadable',
  });
});
