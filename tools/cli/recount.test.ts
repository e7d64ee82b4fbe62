import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bundleText, makeBundle } from '#contract/votes/bundle.ts';
import { count } from '#contract/votes/count.ts';
import type { Ballot, Question } from '#contract/votes/model.ts';
import { recount } from './recount.ts';

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
