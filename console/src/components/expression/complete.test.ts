import { expect, test } from 'vitest';
import { completionsOf } from './complete.ts';

const names = ['text', 'hour', 'weekday', 'working_time', 'workday', 'channel'];
const at = (text: string, cursor = text.length) =>
  completionsOf(text, cursor, names, { channel: ['web', 'clerk'] }).map(({ value }) => value);

test.each<[string, readonly string[]]>([
  ['ho', ['hour']],
  ['hour >= 18 && work', ['hour >= 18 && working_time', 'hour >= 18 && workday']],
  ['text.c', ['text.contains', 'text.containsAny']],
  ['text.contains("ho', []],
  ['channel == ', ['channel == "web"', 'channel == "clerk"']],
  ['channel == "c', ['channel == "clerk"']],
  ['hour', []],
  ['', []],
])('%s', (text, expected) => {
  expect(at(text)).toEqual(expected);
});

test('what follows the cursor stays', () => {
  expect(at('wee > 5 && hour > 3', 3)).toEqual(['weekday > 5 && hour > 3']);
});
