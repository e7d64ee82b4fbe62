import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { caseNumber } from './case-number.ts';
import { type DispatchRule, mostSpecific, rulesByArea } from './dispatch-rule.ts';
import { createSuggester } from './suggestion.ts';
import { titleOf } from './title.ts';

const rule = (id: string, categoryCode: string | null, areaPath: string): DispatchRule => ({
  id,
  categoryCode,
  areaPath,
  organisationId: id,
});

describe('dispatch rules', () => {
  const rules = [
    rule('all', null, '53'),
    rule('community', null, '53.01.001'),
    rule('class', '01', '53'),
    rule('child', '0101', '53'),
    rule('class-community', '01', '53.01.001'),
  ];
  test.each([
    [null, '53.02', 'all'],
    [null, '53.01.001.002', 'community'],
    ['02', '53.01.001', 'community'],
    ['01', '53.02', 'class'],
    ['0102', '53.01.001.001', 'class-community'],
    // the deeper category goes before the smaller area
    ['0101', '53.01.001.001', 'child'],
    ['0101', '54', undefined],
    // 53.01.0011 is not inside 53.01.001
    [null, '53.01.0011', 'all'],
  ])('%s in %s: %s', (category, area, expected) => {
    expect(mostSpecific(rules, category, area)?.id).toBe(expected);
  });

  test('the order of the rules decides nothing, and looking only at near ones changes nothing', () => {
    const paths = ['53', '53.01', '53.01.001', '53.01.002', '53.02', '53.02.001'];
    const codes = [null, '01', '02', '0101', '0102', '0201'];
    // unique by category and area, as the table is
    const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...paths)), {
      selector: ([c, p]) => `${c} ${p}`,
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, fc.constantFrom(...codes), fc.constantFrom(...paths), fc.integer(), (pairs, category, area, turn) => {
        const list = pairs.map(([c, p]) => rule(`${c} ${p}`, c, p));
        const turned = list.map((_, i) => list[(i + Math.abs(turn)) % list.length] as DispatchRule);
        const matching = list.filter(
          (r) => isWithin(area, r.areaPath) && (r.categoryCode === null || category?.startsWith(r.categoryCode)),
        );
        const score = (r: DispatchRule) => (r.categoryCode?.length ?? 0) * 100 + r.areaPath.split('.').length;
        const best = matching.toSorted((a, b) => score(b) - score(a))[0]?.id;
        expect(mostSpecific(list, category, area)?.id).toBe(best);
        expect(mostSpecific(turned, category, area)?.id).toBe(best);
        expect(mostSpecific(rulesByArea(list)(area), category, area)?.id).toBe(best);
      }),
    );
  });
});

describe('category suggestion', () => {
  const suggest = createSuggester([
    { code: '0101', keywords: ['垃圾', '垃圾堆积'] },
    { code: '0102', keywords: ['路面', '破损'] },
    { code: '0103', keywords: ['路灯'] },
    { code: '0104', keywords: ['灯', '楼道灯'] },
  ]);
  test.each([
    ['楼下垃圾没人收', '0101'],
    ['路灯不亮，路面也破损了', '0102'],
    // as much speaks for one as for the other: a person decides
    ['路灯照着垃圾', undefined],
    ['垃圾垃圾垃圾，路面破损', '0102'],
    ['灯坏了', undefined],
    ['', undefined],
  ])('%s: %s', (text, code) => {
    expect(suggest(text)?.code).toBe(code);
  });
  test.each([
    ['幼儿园旁边的井盖没了', 'manhole'],
    ['井盖没了，就在幼儿园门口', 'manhole'],
    ['幼儿园的井盖没了', 'manhole'],
    ['公园里路灯不亮', 'light'],
    ['幼儿园什么时候招生', 'school'],
    // the name of a place alone says where, not what
    ['幼儿园旁边有人打架', undefined],
    ['社区幼儿园', undefined],
    ['老年食堂的饭菜太贵', undefined],
    ['老年食堂的助餐补助没有到账', 'elders'],
    // a lift is no place here
    ['电梯里困人', 'lift'],
  ])('what it is before where it is – %s: %s', (text, code) => {
    const places = createSuggester([
      { code: 'school', keywords: ['幼儿园', '招生', '食堂'] },
      { code: 'manhole', keywords: ['井盖'] },
      { code: 'light', keywords: ['路灯'] },
      { code: 'park', keywords: ['公园'] },
      { code: 'elders', keywords: ['助餐'] },
      { code: 'lift', keywords: ['电梯'] },
    ]);
    expect(places(text)?.code).toBe(code);
  });
  test('what speaks for a parent speaks for the child that has a word of its own', () => {
    const family = createSuggester([
      { code: '04', keywords: ['物业'] },
      { code: '0401', keywords: ['保安'] },
      { code: '0402', keywords: ['收费'] },
      { code: '07', keywords: ['绿化带'] },
    ]);
    expect(family('物业的保安毁了绿化带')).toEqual({ code: '0401', words: ['物业', '保安'] });
    expect(family('物业态度差')).toEqual({ code: '04', words: ['物业'] });
    expect(family('物业的保安乱收费')).toBeNull();
  });
  test('tells the words that decided', () => {
    expect(suggest('小区垃圾堆积成山')?.words).toEqual(['垃圾', '垃圾堆积']);
  });
});

describe('titles', () => {
  test.each([
    ['楼下垃圾堆积没人清理。已经一个星期了。', '楼下垃圾堆积没人清理'],
    ['为什么路灯不亮？很危险', '为什么路灯不亮？'],
    ['好。很好。非常好的一件事情。', '好。很好。非常好的一件事情'],
    ['  多行\n\t文字   合成一行  ', '多行 文字 合成一行'],
    ['𠮷'.repeat(60), `${'𠮷'.repeat(39)}…`],
  ])('%j: %j', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });
});

describe('case numbers', () => {
  test('area, Shanghai day and five digits; a sixth rather than a repetition', () => {
    expect(shanghaiDay(new Date('2025-09-15T15:59:59Z'))).toBe('2025-09-15');
    expect(shanghaiDay(new Date('2025-09-15T16:00:00Z'))).toBe('2025-09-16');
    expect(caseNumber('530702', '2025-09-15', 7)).toBe('5307022025091500007');
    expect(caseNumber('530702', '2025-09-15', 99_999)).toBe('5307022025091599999');
    expect(caseNumber('530702', '2025-09-15', 100_000)).toBe('53070220250915100000');
    expect(caseNumber('5307', '2025-09-15', 1)).toBe('5307002025091500001');
  });
});
