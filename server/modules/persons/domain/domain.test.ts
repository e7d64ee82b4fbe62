import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfIdNumber, idNumberOf } from '#contract/persons/id-number.ts';
import { pinyinOf, wordsOfName } from './pinyin.ts';

describe('what finds a name', () => {
  it.each([
    ['木增福', ['增福', 'muzengfu', 'zengfu', 'mzf']],
    ['欧阳娜娜', ['娜娜', 'ouyangnana', 'nana', 'oynn']],
    ['单雄信', ['雄信', 'shanxiongxin', 'xiongxin', 'sxx']],
    ['曾国藩', ['国藩', 'zengguofan', 'guofan', 'zgf']],
    ['吕布', ['布', 'lvbu', 'bu', 'lb']],
    ['阿木·尔布', ['木·尔布', 'amuerbu', 'muerbu', 'ameb']],
    ['John Smith', ['Smith', 'johnsmith', 'smith', 'js']],
    ['', ['', '', '', '']],
  ])('%s', (name, words) => expect(Object.values(wordsOfName(name))).toEqual(words));
  it.each([
    ['Mu Zengfu', 'muzengfu'],
    ['lü', 'lv'],
    ["xi'an", 'xian'],
    ['木', null],
    ['138', null],
  ])('%s as pinyin', (typed, pinyin) => expect(pinyinOf(typed)).toBe(pinyin));
});

describe('an identity number', () => {
  it('is right with the check digit of GB 11643, and says what is wrong otherwise', () => {
    // the standard's own examples
    expect(faultOfIdNumber('11010519491231002X')).toBeNull();
    expect(faultOfIdNumber('440524188001010014')).toBeNull();
    expect(faultOfIdNumber(idNumberOf('１１０１０５ 19491231 002x'))).toBeNull();
    expect(faultOfIdNumber('110105194912310021')).toBe('check');
    expect(faultOfIdNumber('110105194902300020')).toBe('birthday');
    expect(faultOfIdNumber('11010519491231002')).toBe('form');
    expect(faultOfIdNumber('110105491231002')).toBe('form');
  });
  it('is noticed with any single wrong digit', () => {
    const right = '11010519491231002X';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = right.slice(0, at) + ((Number(right[at]) + by) % 10) + right.slice(at + 1);
        return faultOfIdNumber(wrong) !== null;
      }),
    );
  });
});
