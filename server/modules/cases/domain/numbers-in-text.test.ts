import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskNumbers, maskNumbersDeep, numbersIn } from './numbers-in-text.ts';

describe('numbers of people in a text', () => {
  test.each([
    ['电话13912345678，找张三', '电话139****5678，找张三'],
    ['电话139-1234-5678', '电话139-****-5678'],
    ['电话 139 1234 5678 谢谢', '电话 139 **** 5678 谢谢'],
    ['+8613912345678', '+86139****5678'],
    ['电话１３９１２３４５６７８', '电话139****5678'],
    ['身份证530702199001011234', '身份证530***********1234'],
    ['身份证53070219900101123X。', '身份证530***********123X。'],
    ['卡号6222021234567890128', '卡号6222***********0128'],
    ['座机0888-5123456', '座机0888-****456'],
    ['两个：13912345678、13812345678', '两个：139****5678、138****5678'],
  ])('%s', (text, shown) => {
    expect(maskNumbers(text)).toBe(shown);
  });

  test.each([
    '案卷 5307022025091500012 已受理',
    '上午 8:30 到 17:30，共 120 户，2025-09-15',
    '路灯编号 1391234567',
    '订单 123456789012345678901234',
    '罚款 20000 元',
    '门牌 12345678901',
    // a photo's id and address
    '01a221e8-d162-7075-9338-aca292af4ab6',
    '/api/files/01a221e8-d162-7075-9338-aca292af4ab6/thumbnail',
  ])('%s stays', (text) => {
    expect(maskNumbers(text)).toBe(text);
  });

  test('keeps every other character and the length, in whatever text, and finds nothing in what is masked', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('13912345678', '530702199001011234', '139 1234 5678', '0888-5123456'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join(' ');
        const masked = maskNumbers(text);
        expect(masked).toHaveLength(text.length);
        for (const { whole } of numbersIn(text)) expect(masked).not.toContain(whole);
        expect(numbersIn(masked)).toEqual([]);
      }),
    );
  });

  test('masks inside whatever holds texts', () => {
    expect(maskNumbersDeep({ a: [{ b: '13912345678' }, 13_912_345_678, null], at: new Date(0) })).toEqual({
      a: [{ b: '139****5678' }, 13_912_345_678, null],
      at: new Date(0),
    });
  });
});
