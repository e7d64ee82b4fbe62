import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Guard, judge, type Report, takeAway } from './guard.ts';
import { guards } from './list.ts';

const root = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test.each(guards.map((guard) => [guard.name, guard] as const))('%s stands where the list says, and so does its test', (_, guard) => {
  const file = textOf(guard.file);
  expect(takeAway(guard, file)).not.toBe(file);
  const literal = guard.title.replaceAll("'", "\\'");
  expect(textOf(guard.test)).toContain(`('${literal}'`);
});

test('every guard has a name of its own, and some are tried at every change', () => {
  expect(new Set(guards.map(({ name }) => name)).size).toBe(guards.length);
  expect(guards.length).toBeGreaterThanOrEqual(30);
  expect(guards.filter(({ quick }) => quick).length).toBeGreaterThanOrEqual(5);
});

test('only the failure that was foretold counts', () => {
  const guard: Guard = { name: 'g', file: 'f', text: 'a', without: '', test: 't', title: 'is kept' };
  const report = (status: string, message = '', title = 'is kept'): Report => ({
    testResults: [{ assertionResults: [{ title, status, failureMessages: message ? [message] : [] }] }],
  });
  expect(judge(guard, report('failed', 'AssertionError: expected 1 to be 2')).verdict).toBe('noticed');
  expect(judge({ ...guard, says: /duplicate key/ }, report('failed', 'error: duplicate key value')).verdict).toBe('noticed');
  expect(judge(guard, report('passed')).verdict).toBe('UNNOTICED');
  expect(judge(guard, report('failed', 'ReferenceError: a is not defined')).verdict).toBe('NOT RUN');
  expect(judge(guard, report('failed', 'AssertionError: other', 'another')).verdict).toBe('NOT RUN');
  expect(judge(guard, { testResults: [] }).verdict).toBe('NOT RUN');
  expect(judge(guard, null).verdict).toBe('NOT RUN');
  expect(() => takeAway(guard, 'a a')).toThrow('2 times');
});
