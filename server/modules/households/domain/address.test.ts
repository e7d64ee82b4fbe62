import { expect, it } from 'vitest';
import { addressOf, floorOf, keyOf, placeOf, readAddress, readSought } from './address.ts';

it.each([
  ['雪松雅居1栋101', '雪松雅居1栋', '', '101'],
  ['雪松雅居1栋１０２', '雪松雅居1栋', '', '102'],
  ['雪松雅居 1 栋 103', '雪松雅居1栋', '', '103'],
  ['雪松雅居1幢2单元301室', '雪松雅居1栋', '2单元', '301'],
  ['木府小区12号楼3单元1204', '木府小区12栋', '3单元', '1204'],
  ['栋梁苑3栋101', '栋梁苑3栋', '', '101'],
  ['香江A座1801', '香江A座', '', '1801'],
])('%s is taken apart', (text, building, unit, room) => {
  expect(readAddress(text)).toEqual({ building, unit, room });
  expect(keyOf(addressOf({ building, unit, room }))).toBe(`${building}${unit}${room}`);
});

it('what names no household is none', () => {
  for (const text of ['', '七一社区', '雪松雅居1栋', '101']) expect(readAddress(text)).toBeNull();
});

it('the beginning of an address is looked for in buildings, the rest within them', () => {
  expect(readSought('雪松')).toEqual({ building: '雪松', rest: '' });
  expect(readSought('1 幢 10')).toEqual({ building: '1栋', rest: '10' });
  expect(readSought('雪松雅居1栋101室')).toEqual({ building: '雪松雅居1栋', rest: '101' });
});

it('numbers are sorted by their value, and tell the floor', () => {
  expect(['10栋', '2栋', '1栋'].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))).toEqual(['1栋', '2栋', '10栋']);
  expect([floorOf('301'), floorOf('1204'), floorOf('001'), floorOf('A3')]).toEqual([3, 12, null, null]);
});
