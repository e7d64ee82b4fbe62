import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dearest, defineLanguage, type Expression, readExpression, type ValueType } from './expression.ts';

const language = defineLanguage({ text: 'string', hour: 'int', category: 'string', night: 'bool', tags: 'list<string>', share: 'double' });
const read = (text: string, result: ValueType = 'bool'): Expression => {
  const found = readExpression(language, text, result);
  if ('fault' in found) return expect.fail(`${text}: ${JSON.stringify(found.fault)}`);
  return found.expression;
};
const values = { text: '路口的井盖没了', hour: 22, category: '0201', night: true, tags: ['急', '夜'], share: 0.5 };
const result = (text: string, type: ValueType = 'bool', given: Record<string, unknown> = values) => {
  const outcome = read(text, type).evaluate(given);
  return 'value' in outcome ? outcome.value : outcome;
};

describe('values', () => {
  test.each<[string, unknown]>([
    ['text.contains("井盖") && (hour >= 20 || hour < 6)', true],
    ['text.containsAny(["塌陷", "井盖"])', true],
    ['text.startsWith("路口") && !text.endsWith("了了")', true],
    ['["塌", "井"].exists(w, text.contains(w))', true],
    ['["路", "井"].all(w, text.contains(w))', true],
    ['["路", "路口", "x"].exists_one(w, text.contains(w))', false],
    ['category in ["0201", "0202"] ? night : false', true],
    ['hour in [1, 22]', true],
    ['size(text) == 7 && text.size() > 6', true],
    ['tags[1] == "夜" && tags.filter(t, t == "急").size() == 1 && tags.map(t, t + "!") == ["急!", "夜!"]', true],
    ['share * 2.0 == 1.0 && -share < 0.0', true],
    ['7 / 2 == 3 && 7 % 2 == 1 && (tags + ["x"]).size() == 3', true],
    ['["a"].exists(text, text == "a") && text.contains("井")', true],
    ['"2026-03-01".daysSince("2026-02-01") == 28 && "2026-02-01".daysSince("2026-03-01") == -28', true],
    ['"2026-01-31".plusMonths(1) == "2026-02-28" && "2024-01-31".plusMonths(1) == "2024-02-29"', true],
    ['"2026-03-31".plusMonths(-13) == "2025-02-28" && "2026-12-31".plusDays(1) == "2027-01-01"', true],
    ['"2026-11-28".quarter() == "2026-Q4" && "2026-03-31".quarter() == "2026-Q1" && !known(text.quarter())', true],
    ['known(text.daysSince("2026-01-01")) || known("2026-01-01".plusDays(9000000000))', false],
  ])('%s', (text, expected) => {
    expect(result(text)).toBe(expected);
  });
});

describe('unknown is a value', () => {
  const some = { ...values, category: null, hour: undefined };
  test.each<[string, unknown]>([
    ['category == "0201"', { unknown: ['category'] }],
    ['category == "0201" && hour > 3', { unknown: ['category', 'hour'] }],
    ['night || category == "0201"', true],
    ['category == "0201" || night', true],
    ['!night && category == "0201"', false],
    ['category == "0201" && !night', false],
    ['category == "x" ? true : true', { unknown: ['category'] }],
    ['known(category) && category == "0201"', false],
    ['!known(hour) || hour > 3', true],
    ['[category, "a"].exists(c, c == "a")', { unknown: ['category'] }],
    ['tags.exists(t, t == category || t == "急")', true],
  ])('%s', (text, expected) => {
    expect(result(text, 'bool', some)).toEqual(expected);
  });
});

describe('what is wrong is named with its place', () => {
  test.each<[string, string, string]>([
    ['horu > 3 && night', 'name', 'horu'],
    ['hour > ', 'syntax', ''],
    ['text.contains("井', 'syntax', '"井'],
    ['night && hour + text == "a"', 'type', 'hour + text'],
    ['night && 1', 'type', 'night && 1'],
    ['hour', 'result', 'hour'],
    ['text.matches("(a+)+$")', 'function', 'text.matches("(a+)+$")'],
    ['night && foo(hour) > 1', 'function', 'foo(hour)'],
    ['text.year() > 1', 'function', 'text.year()'],
    ['{"a": 1}["a"] == 1', 'syntax', '{"a": 1}'],
    [`${'('.repeat(40)}night${')'.repeat(40)}`, 'dear', ''],
    [Array.from({ length: 120 }, () => 'night').join('&&'), 'dear', ''],
    // five loops within one another: a hundred to the fifth
    ['tags.all(a, tags.all(b, tags.all(c, tags.all(d, tags.all(e, a == e && b == d && c == a)))))', 'dear', ''],
    [`"${'x'.repeat(1_001)}" == text`, 'long', ''],
  ])('%s', (text, code, what) => {
    const found = readExpression(language, text, 'bool');
    expect(found).toMatchObject({ fault: { code } });
    if ('fault' in found && what !== '') expect(found.fault.what.startsWith(what)).toBe(true);
  });
  test.each([
    ['10 / (hour - 22) > 1', '10 / (hour - 22'],
    ['tags[7] == "x"', 'tags[7]'],
  ])('%s fails there when it is evaluated', (text, what) => {
    expect(result(text)).toMatchObject({ fault: { code: 'failed', what } });
  });
  test('a list longer than was reckoned with is refused', () => {
    expect(result('tags.exists(t, t == "x")', 'bool', { tags: Array.from({ length: 101 }, () => 'y') })).toMatchObject({
      fault: { code: 'failed' },
    });
  });
});

describe('costs', () => {
  test('an evaluation takes no more steps than were reckoned: counted by asking for a name', () => {
    let asked = 0;
    const given = new Proxy(values, {
      get: (of, name) => {
        asked++;
        return Reflect.get(of, name);
      },
    });
    for (const text of [
      'tags.all(a, ["急", "夜"].all(b, a == b || night))',
      'text.containsAny(tags) || hour > 3',
      '[1, 2, 3].exists(n, n == hour)',
    ]) {
      asked = 0;
      const expression = read(text);
      expression.evaluate(given);
      expect(asked).toBeLessThanOrEqual(expression.cost);
      expect(expression.cost).toBeLessThanOrEqual(dearest);
    }
  });
  test('nothing that can be typed throws or hangs', () => {
    const piece = fc.constantFrom(
      'text',
      'hour',
      'night',
      'tags',
      '&&',
      '||',
      '!',
      '(',
      ')',
      '[',
      ']',
      '"a"',
      '1',
      '+',
      '/',
      '.',
      ',',
      'in',
      '?',
      ':',
      'exists(x, x)',
      'size()',
      'known(',
      '\\',
      '\n',
      '{',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const found = readExpression(language, text, 'bool');
          if ('expression' in found) expect(found.expression.evaluate(values)).toBeTypeOf('object');
          else expect(found.fault.start).toBeLessThanOrEqual(found.fault.end);
        },
      ),
      { numRuns: 2000 },
    );
  });
  test('logic with unknowns agrees with trying every value for them', () => {
    type Tree = string | readonly ['!', Tree] | readonly ['&&' | '||', Tree, Tree];
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('p', 'q', 'r'),
        fc.tuple(fc.constant('!' as const), tie('tree')),
        fc.tuple(fc.constantFrom('&&' as const, '||' as const), tie('tree'), tie('tree')),
      ),
    }));
    const written = (t: Tree): string =>
      typeof t === 'string' ? t : t.length === 2 ? `!(${written(t[1])})` : `(${written(t[1])}) ${t[0]} (${written(t[2])})`;
    const three = defineLanguage({ p: 'bool', q: 'bool', r: 'bool' });
    fc.assert(
      fc.property(
        tree,
        fc.record({ p: fc.constantFrom(true, false, null), q: fc.constantFrom(true, false, null), r: fc.constantFrom(true, false) }),
        (t, given) => {
          const found = readExpression(three, written(t), 'bool');
          if ('fault' in found) return;
          const outcome = found.expression.evaluate(given);
          if (!('value' in outcome)) return;
          // what is decided in spite of unknowns is decided so whatever they are
          for (const p of given.p === null ? [true, false] : [given.p])
            for (const q of given.q === null ? [true, false] : [given.q])
              expect(found.expression.evaluate({ ...given, p, q })).toEqual(outcome);
        },
      ),
    );
  });
});
