import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleText, makeBundle } from '#contract/votes/bundle.ts';
import { count } from '#contract/votes/count.ts';
import type { Ballot, Question } from '#contract/votes/model.ts';
import { recount, recountFile } from './recount.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const question: Question = {
  id: 'q',
  title: '选聘物业',
  text: '',
  kind: 'motion',
  options: [],
  most: 0,
  reserved: false,
  rule: {
    measures: 'heads_area',
    secret: false,
    quorum: { of: 'due', n: 2, d: 3, strict: false },
    majority: { of: 'participating', n: 1, d: 2, strict: true },
    silence: 'none',
    change: false,
    tie: 'fails',
    source: '民法典第二百七十八条',
  },
};
const roll = Array.from({ length: 6 }, (_, i) => ({ key: `1-${i}`, heads: 1, area: 9_000 + i, served: true, present: false, took: i < 5 }));
const cast = (secret: boolean) =>
  roll
    .filter(({ took }) => took)
    .map(({ key, heads, area }, i): Ballot & { receipt: string } => ({
      key: secret ? null : key,
      heads,
      area,
      marks: { q: i < 4 ? 'yes' : 'no' },
      receipt: digest(String(i)),
    }));
const textOf = (secret: boolean): string => {
  const questions = [{ ...question, rule: { ...question.rule, secret } }];
  const ballots = cast(secret);
  const at = '2025-09-15T02:00:00.000Z';
  const vote = { id: 'v', title: '业主大会', areaCode: '530801001001', secret, opensAt: at, closesAt: at, closedAt: at };
  return bundleText(makeBundle({ vote, questions, roll, ballots, outcome: count(questions, roll, ballots) }, digest));
};
const faultsOf = (text: string) => recount(text).faults.map(({ code, line }) => ({ code, line }));

test('counts a bundle without a database, by the rule and by the oracle', () => {
  for (const secret of [false, true])
    expect(recount(textOf(secret))).toMatchObject({
      entries: 6,
      ballots: 5,
      faults: [],
      agree: true,
      count: [{ passed: true, yes: { heads: 4 } }],
    });
});

test('refuses a bundle that was changed and names the line at fault', () => {
  const text = textOf(false);
  const lines = text.split('\n');
  const at = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;
  const changed = (part: string, by: (line: string) => string): string =>
    lines.map((line) => (line.includes(part) ? by(line) : line)).join('\n');
  const no = at('"marks":{"q":"no"}');
  expect(faultsOf(changed('"marks":{"q":"no"}', (line) => line.replace('"no"', '"yes"')))).toEqual([{ code: 'line_changed', line: no }]);
  // a weight changed on the roll, a ballot taken out, another outcome
  const roll = at('"key":"1-5"');
  expect(faultsOf(changed('"key":"1-5"', (line) => line.replace('"area":9005', '"area":1')))).toEqual([
    { code: 'line_changed', line: roll },
  ]);
  const without = lines
    .filter((line) => !line.includes('"marks":{"q":"no"}'))
    .join('\n')
    .replace(/,\n\]/, '\n]');
  expect(faultsOf(without)).toEqual([{ code: 'took', line: at('"key":"1-4"') }]);
  expect(faultsOf(text.replace('"title":"业主大会"', '"title":"另一个"'))).toEqual([{ code: 'digest', line: null }]);
  const forged = recount(text.replace('"passed":true', '"passed":false'));
  expect(forged).toMatchObject({ count: null, agree: false });
  expect(forged.faults.map(({ code }) => code)).toEqual(['digest', 'outcome']);
  expect(faultsOf('{"format":')).toEqual([{ code: 'unreadable', line: null }]);
  // one that makes its digests anew is caught where its parts do not fit
  const twice = JSON.parse(text);
  twice.ballots.push(twice.ballots[0]);
  expect(faultsOf(JSON.stringify(twice)).map(({ code }) => code)).toContain('key_twice');
});

const folder = mkdtempSync(path.join(tmpdir(), 'linli-recount-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

test('every kind of file that is no sound bundle is refused in words, with the line where one is at fault, and nothing is counted', async () => {
  const text = textOf(false);
  const lines = text.split('\n');
  const ballot = lines.find((line) => line.includes('"marks":{"q":"no"}')) ?? '';
  const remade = (change: (b: ReturnType<typeof JSON.parse>) => void): string => {
    // whoever spoils it makes all digests anew
    const b = JSON.parse(text);
    change(b);
    return bundleText(makeBundle(b, digest));
  };
  const huge = written('huge.json', '{');
  truncateSync(huge, 300 * 1024 * 1024);
  const spoiled: Record<string, [file: string, codes: string[]]> = {
    'a ballot changed': [written('changed.json', text.replace(ballot, ballot.replace('"no"', '"yes"'))), ['line_changed']],
    'the digest of the whole changed': [written('digest.json', text.replace(/"sha256":"./, '"sha256":"x')), ['digest']],
    'the digest of a line changed': [written('sum.json', text.replace(ballot, ballot.replace(/"sum":"./, '"sum":"x'))), ['line_changed']],
    'a ballot twice': [
      written(
        'twice.json',
        remade((b) => b.ballots.push(b.ballots[0])),
      ),
      ['key_twice', 'receipt_twice'],
    ],
    'an entry twice': [
      written(
        'entry.json',
        remade((b) => b.roll.push(b.roll[5])),
      ),
      ['key_twice'],
    ],
    'a ballot of nobody': [
      written(
        'nobody.json',
        remade((b) => Object.assign(b.ballots[0], { key: '9-9' })),
      ),
      ['key_unknown', 'took'],
    ],
    'a heavier ballot': [
      written(
        'weight.json',
        remade((b) => Object.assign(b.ballots[0], { heads: 9 })),
      ),
      ['weight'],
    ],
    'marks of no question': [
      written(
        'marks.json',
        remade((b) => Object.assign(b.ballots[0], { marks: { z: 'yes' } })),
      ),
      ['marks'],
    ],
    'another outcome': [
      written(
        'outcome.json',
        remade((b) => Object.assign(b.outcome[0], { passed: false })),
      ),
      ['outcome'],
    ],
    'cut off': [written('cut.json', text.slice(0, 900)), ['unreadable']],
    'no JSON': [written('words.txt', '表决结果：通过'), ['unreadable']],
    'other JSON': [written('other.json', '[]'), ['unreadable']],
    'an archive': [written('archive.zip', 'PK\u0003\u0004'), ['zip']],
    huge: [huge, ['too_large']],
    missing: [path.join(folder, 'nowhere.json'), ['missing']],
    'a folder': [folder, ['missing']],
  };
  for (const [what, [file, codes]] of Object.entries(spoiled)) {
    const { found } = await recountFile(file);
    expect([what, [...new Set(found.faults.map(({ code }) => code))].sort()]).toEqual([what, [...codes].sort()]);
    expect([what, found.count, found.agree, found.faults.every(({ message }) => message.length > 5)]).toEqual([what, null, false, true]);
  }
});

test('the command says so in one line of JSON or in words, and by its exit status', () => {
  const linli = (...words: string[]) =>
    spawnSync(process.execPath, ['tools/run.mjs', 'tools/cli/main.ts', 'recount', ...words], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C', LC_ALL: '' },
    });
  const sound = linli(written('sound.json', textOf(false)), '--json');
  expect([sound.status, sound.stderr]).toEqual([0, '']);
  expect(JSON.parse(sound.stdout)).toMatchObject({ ballots: 5, faults: [], agree: true, count: [{ passed: true }] });
  const spoiled = linli(written('spoiled.json', textOf(false).replace('"marks":{"q":"no"}', '"marks":{"q":"yes"}')));
  expect([spoiled.status, spoiled.stdout]).toEqual([1, expect.stringMatching(/line \d+: .+ – 1-4\nnot counted\n$/)]);
});
