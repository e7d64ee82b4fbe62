import { describe, expect, test } from 'vitest';
import { mostSpecific } from './dispatch-rule.ts';
import { learnRules, type Past, successors } from './learning.ts';

const one = (category: string, area: string, organisationId: string): Past => ({
  categories: [category.slice(0, 2), category],
  areas: ['1', `1.${area.slice(0, 1)}`, `1.${area.split('').join('.')}`],
  organisationId,
});
const many = (n: number, category: string, area: string, organisationId: string): Past[] =>
  Array.from({ length: n }, () => one(category, area, organisationId));

/** One after the other in turn, as they come in a district: none of them falls silent. */
const mixed = (...lists: readonly Past[][]): Past[] =>
  lists
    .flatMap((list) => list.map((it, i) => ({ it, at: (i + 0.5) / list.length })))
    .sort((a, b) => a.at - b.at)
    .map(({ it }) => it);

/** Lets the engine choose among what was learnt. */
const chosen = (past: readonly Past[], category: string, area: string) => {
  const rules = learnRules(past).map((rule, i) => ({ ...rule, id: String(i) }));
  const path = `1.${area.split('').join('.')}`;
  return rules.find(({ id }) => id === mostSpecific(rules, category, path)?.id);
};

describe('learnt rules', () => {
  const past = mixed(many(20, '0101', 'aa', 'cleaning'), many(10, '0102', 'aa', 'lamps'), many(8, '0101', 'ba', 'other cleaning'));

  test('whoever had most of a category in an area; a rule that says nothing new is not made', () => {
    expect(chosen(past, '0101', 'aa')?.organisationId).toBe('cleaning');
    expect(chosen(past, '0102', 'aa')?.organisationId).toBe('lamps');
    expect(chosen(past, '0101', 'ba')?.organisationId).toBe('other cleaning');
    expect(learnRules(many(50, '0101', 'aa', 'cleaning'))).toHaveLength(1);
  });
  test('name the cases behind them, each case once', () => {
    const rules = learnRules(past);
    expect(rules.reduce((sum, { cases }) => sum + cases, 0)).toBe(past.length);
    expect(rules.reduce((sum, { hits }) => sum + hits, 0)).toBe(past.length);
  });
  test('one stray case makes no rule; others who had such cases are named', () => {
    const all = mixed(many(30, '0101', 'aa', 'cleaning'), many(10, '0101', 'aa', 'lamps'), [one('0101', 'ab', 'stray')]);
    expect(chosen(all, '0101', 'ab')?.organisationId).toBe('cleaning');
    expect(chosen(all, '0101', 'aa')?.alternatives[0]).toBe('lamps');
  });
  test('of matters nobody has seen nothing is said', () => {
    expect(chosen(past, '0901', 'aa')).toBeUndefined();
    expect(learnRules([])).toEqual([]);
  });
});

describe('who is gone', () => {
  const before = many(40, '0101', 'aa', 'old name');
  const after = many(30, '0101', 'aa', 'new name');
  test('is replaced by whoever took over its matters', () => {
    expect(successors([...before, ...after])).toEqual(new Map([['old name', 'new name']]));
    expect(chosen([...before, ...after], '0101', 'aa')?.organisationId).toBe('new name');
  });
  test('nobody takes over what somebody else had before', () => {
    const busy = [one('0201', 'ba', 'busy'), ...before, ...many(30, '0201', 'ba', 'busy')];
    expect(successors(busy)).toEqual(new Map([['old name', null]]));
  });
  test('who was silent as long before may come back', () => {
    const seasonal = [...many(6, '0101', 'aa', 'snow'), ...many(40, '0201', 'ba', 'busy'), ...many(6, '0101', 'aa', 'snow')];
    expect(successors([...seasonal, ...many(50, '0201', 'ba', 'busy')])).toEqual(new Map());
  });
});
