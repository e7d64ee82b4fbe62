import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '#contract/kernel/canonical.ts';
import { merge } from './merge.ts';

interface Field {
  key: string;
  title: { zh: string; en: string | null };
  options?: string[];
  rule?: { from?: number };
}
interface Content {
  title: string;
  days: number[];
  fields: Field[];
  steps: { from: string; to: string; reason: boolean }[];
}
const letters = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const some = <T>(of: fc.Arbitrary<T>, call: (one: T) => string) => fc.uniqueArray(of, { selector: call, maxLength: 5 });
const field: fc.Arbitrary<Field> = fc.record(
  {
    key: fc.constantFrom(...letters),
    title: fc.record({ zh: fc.constantFrom('甲', '乙', '丙'), en: fc.constantFrom('A', 'B', null) }),
    options: some(fc.constantFrom(...letters), (one) => one),
    rule: fc.record({ from: fc.integer({ min: 0, max: 2 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['key', 'title'] },
);
const content: fc.Arbitrary<Content> = fc.record({
  title: fc.constantFrom('台账', '名册', '清单'),
  days: some(fc.constantFrom(7, 30, 60, 90), String),
  fields: some(field, ({ key }) => key),
  steps: some(
    fc.record({ from: fc.constantFrom('x', 'y'), to: fc.constantFrom('x', 'y'), reason: fc.boolean() }),
    ({ from, to }) => `${from}${to}`,
  ),
});
/** A content somebody made of another: single parts replaced by those of a third. */
const edited = (base: Content) =>
  fc.tuple(content, fc.subarray(['title', 'days', 'fields', 'steps'] as const)).map(([other, parts]) => ({
    ...base,
    ...Object.fromEntries(parts.map((part) => [part, other[part]])),
  }));
const three = content.chain((base) => fc.tuple(fc.constant(base), edited(base), edited(base)));
const text = (value: unknown): string => canonical(value);

describe('a three-way merge', () => {
  test('what one side left as it was is taken from the other; what both made alike stands', () => {
    fc.assert(
      fc.property(content, content, (base, a) => {
        expect(text(merge(base, a, base).content)).toBe(text(a));
        expect(text(merge(base, base, a).content)).toBe(text(a));
        expect(merge(base, a, a)).toEqual({ content: a, conflicts: [] });
      }),
    );
  });

  test('is the same from both sides where nothing is disputed, and where each conflict is decided for the same one', () => {
    fc.assert(
      fc.property(three, ([base, a, b]) => {
        const here = merge(base, a, b, () => 'ours');
        const there = merge(base, b, a, () => 'theirs');
        expect(there.conflicts.map(({ path }) => path.join('/')).sort()).toEqual(here.conflicts.map(({ path }) => path.join('/')).sort());
        if (here.conflicts.length === 0) expect(text(merge(base, b, a).content)).toBe(text(here.content));
      }),
    );
  });

  test('once merged, the same again changes nothing', () => {
    fc.assert(
      fc.property(three, ([base, a, b]) => {
        const { content: merged, conflicts } = merge(base, a, b);
        // what was decided for ours stands against theirs, which is the base from then on
        expect(text(merge(b, merged, b).content)).toBe(text(merged));
        if (conflicts.length === 0) expect(text(merge(base, merged, b).content)).toBe(text(merged));
      }),
    );
  });

  test('no entry is lost without a word: it is there, was removed by a side the other left it to, or is told as a conflict', () => {
    fc.assert(
      fc.property(three, ([base, a, b]) => {
        const { content: merged, conflicts } = merge(base, a, b);
        const keys = (one: Content): Map<string, Field> => new Map(one.fields.map((entry) => [entry.key, entry]));
        const [was, we, they, is] = [keys(base), keys(a), keys(b), keys(merged as Content)];
        for (const [mine, other] of [
          [we, they],
          [they, we],
        ] as const)
          for (const [key, entry] of mine) {
            const removed = !other.has(key) && was.has(key) && text(was.get(key)) === text(entry);
            const told = conflicts.some(({ path }) => path[0] === 'fields' && path[1] === key);
            expect(is.has(key) || removed || told, `${key} of ${text([base, a, b])}`).toBe(true);
          }
        expect(new Set((merged as Content).fields.map(({ key }) => key)).size).toBe((merged as Content).fields.length);
      }),
    );
  });
});

describe('what merging means', () => {
  const base = {
    fields: [
      { key: 'name', title: '名称', options: ['a', 'b'] },
      { key: 'staff', title: '人数' },
    ],
  };
  test('fields of both sides stand in place, options join, order of ours is kept', () => {
    const ours = {
      fields: [
        { key: 'name', title: '名称', options: ['a', 'own', 'b'] },
        { key: 'note', title: '备注' },
        { key: 'staff', title: '人数' },
      ],
    };
    const theirs = {
      fields: [
        { key: 'name', title: '名称', options: ['a', 'b', 'c'] },
        { key: 'staff', title: '从业人数' },
        { key: 'due', title: '到期' },
      ],
    };
    expect(merge(base, ours, theirs)).toEqual({
      content: {
        fields: [
          { key: 'name', title: '名称', options: ['a', 'own', 'b', 'c'] },
          { key: 'note', title: '备注' },
          { key: 'staff', title: '从业人数' },
          { key: 'due', title: '到期' },
        ],
      },
      conflicts: [],
    });
  });
  test('both changed one title; one removed what the other changed: told, and decided one by one', () => {
    const ours = { fields: [{ key: 'name', title: '单位', options: ['a', 'b'] }] };
    const theirs = {
      fields: [
        { key: 'name', title: '组织', options: ['a', 'b'] },
        { key: 'staff', title: '从业人数' },
      ],
    };
    const { conflicts } = merge(base, ours, theirs);
    expect(conflicts.map(({ path, ours, theirs }) => [path.join('/'), ours, theirs])).toEqual([
      ['fields/name/title', '单位', '组织'],
      ['fields/staff', undefined, { key: 'staff', title: '从业人数' }],
    ]);
    expect(merge(base, ours, theirs).content).toEqual(ours);
    expect(merge(base, ours, theirs, (path) => (path[1] === 'staff' ? 'theirs' : 'ours')).content).toEqual({
      fields: [ours.fields[0], { key: 'staff', title: '从业人数' }],
    });
  });
  test('both moved entries, each elsewhere', () => {
    const abc = { list: ['a', 'b', 'c'] };
    expect(merge(abc, { list: ['b', 'a', 'c'] }, { list: ['a', 'c', 'b'] }).conflicts.map(({ path }) => path)).toEqual([['list', '↕']]);
    expect(merge(abc, abc, { list: ['c', 'a', 'b'] }).content).toEqual({ list: ['c', 'a', 'b'] });
  });
  test('names like those every object has are names like any other', () => {
    const odd = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as object;
    expect(Object.keys(merge({}, {}, odd).content as object)).toEqual(['__proto__', 'constructor']);
    expect(merge({}, { toString: 1 }, odd).conflicts).toEqual([]);
  });
});
