import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalCodeOf, codeOf, factorCodeOf, loginOf, numberOf, phoneOf, plain, telephoneOf, wordsOf } from './typed.ts';

describe('what people type', () => {
  it.each([
    '13800000001',
    '138-0000-0001',
    '138 0000 0001',
    '+86 138 0000 0001',
    '+8613800000001',
    '0086-138-0000-0001',
    '8613800000001',
    '(86) 138 0000 0001',
    '（＋８６）１３８－００００－０００１',
    '１３８００００００01',
    '138\u00a00000\u200b\u30000001',
    '\u202d138 0000 0001\u202c',
    '138–0000—0001',
  ])('is one mobile number: %s', (typed) => {
    expect(phoneOf(typed)).toBe('13800000001');
    expect(loginOf(typed)).toBe('13800000001');
  });

  it('is not made a mobile number of what is none', () => {
    expect(phoneOf('86138000000012')).toBe('86138000000012');
    expect(phoneOf('1380000000')).toBe('1380000000');
    expect(phoneOf('张三13800000001')).toBe('张三13800000001');
  });

  it.each([
    '123456',
    '【邻理】123456',
    '１２３４５６',
    '123 456',
    '验证码：123-456。',
    '【邻理】您的验证码是123456，5分钟内有效。',
    ' 123456\n',
  ])('is one code: %s', (typed) => expect(codeOf(typed)).toBe('123456'));
  it('is no code where there is none of six digits', () => {
    for (const typed of ['12345', '1234567', '20261128123456']) expect(codeOf(typed)).toBe(typed);
  });

  it('is compared in one form', () => {
    expect(factorCodeOf(' ABCDE－fghjk ')).toBe('abcdefghjk');
    expect(loginOf('　Ｚｈａｎｇ．San ')).toBe('zhang.san');
    expect(capitalCodeOf('９１５３０７００ma6k-xxxx 0x')).toBe('91530700MA6KXXXX0X');
    expect(telephoneOf('（０８８８）５１２３４５６－８００１')).toBe('(0888)5123456-8001');
    expect(wordsOf('　光义街　３号 （东）\u200b')).toBe('光义街 3号 （东）');
    expect([numberOf('１，０２４'), numberOf('1,024.5'), numberOf('100．２３'), numberOf('1,2')]).toEqual([
      '1024',
      '1024.5',
      '100.23',
      '1,2',
    ]);
  });

  it('is the same however often it is brought into its form', () => {
    for (const form of [plain, phoneOf, codeOf, factorCodeOf, loginOf, capitalCodeOf, telephoneOf, wordsOf, numberOf])
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (typed) => form(form(typed)) === form(typed)),
        { seed: 14 },
      );
  });
});
