import { describe, expect, it } from 'vitest';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { TerritoryArea } from './area.ts';
import { levelOfCode, parentCode } from './import.ts';
import { makeSnapshot } from './snapshot.ts';

const area = (code: string, name: string, shortName = name, names: string[] = []): TerritoryArea => ({
  id: code,
  parentId: parentCode(code),
  code,
  path: pathOfCode(code),
  level: levelOfCode(code) ?? 'grid',
  name,
  shortName,
  kind: null,
  households: null,
  residents: null,
  center: null,
  boundary: null,
  names,
  current: true,
});
const areas = [
  area('530702', '丽江市古城区', '古城区'),
  area('530702001', '西安街道'),
  area('530702002', '大研街道'),
  area('530702205', '金江白族乡'),
  area('530702001001', '新华社区居委会', '新华社区'),
  area('530702002001', '新华社区居委会', '新华社区'),
  area('530702002003', '七一社区居委会', '七一社区'),
  area('530702002004', '拉马古社区居委会', '拉马古社区'),
  area('530702205201', '江边村委会', '江边村'),
  area('530702001001001', '第一网格', '第一网格', ['望山路']),
  area('530702002001001', '第一网格', '第一网格', ['听松路']),
  area('530702002003001', '雪松苑', '雪松苑', ['听泉路']),
  area('530702002003002', '玉泉雅居小区', '玉泉雅居小区', ['听泉路', '七一社区农贸市场']),
];
const territory = makeSnapshot(areas, 'test');
const found = (text: string) => {
  const located = territory?.locateByText(text);
  return located ? [located.area.code, located.matched] : null;
};

describe('locating a text', () => {
  it('prefers the estate to the community to the street', () => {
    expect(found('大研街道七一社区雪松苑3栋漏水')).toEqual(['530702002003001', '雪松苑']);
    expect(found('大研街道七一社区居委会门口路灯不亮')).toEqual(['530702002003', '七一社区居委会']);
    expect(found('大研街道办事处办事太慢')).toEqual(['530702002', '大研街道']);
  });

  it('takes the longest word where one begins another', () => {
    expect(found('七一社区农贸市场占道经营')).toEqual(['530702002003002', '七一社区农贸市场']);
  });

  it('understands other generic endings', () => {
    expect(found('七一居委会')).toEqual(['530702002003', '七一居委会']);
    expect(found('江边村民委员会')?.[0]).toBe('530702205201');
    expect(found('江边社区')?.[0]).toBe('530702205201');
    expect(found('玉泉雅居停车难')).toEqual(['530702002003002', '玉泉雅居']);
    expect(found('金江乡的路')).toEqual(['530702205', '金江乡']);
    expect(found('拉马古那边断水')).toEqual(['530702002004', '拉马古']);
  });

  it('does not take an everyday word for a place', () => {
    expect(found('七一期间新华书店排队')).toBeNull();
    expect(found('古城区什么时候供暖')).toBeNull();
  });

  it('clears an ambiguous name up by a street in the same text, else leaves it', () => {
    expect(found('新华社区垃圾没人收')).toBeNull();
    expect(found('新华社区垃圾没人收，我们属于大研街道')).toEqual(['530702002001', '新华社区']);
    expect(found('西安街道新华社区第一网格')).toEqual(['530702001001001', '第一网格']);
    expect(found('第一网格')).toBeNull();
  });

  it('says only what all bearers of a word share', () => {
    expect(found('听泉路积水')).toEqual(['530702002003', '听泉路']);
  });

  it('names the place from the street down', () => {
    expect(territory?.locateByText('雪松苑')?.name).toBe('大研街道 · 七一社区 · 雪松苑');
    expect(territory?.describe(areas[0] as TerritoryArea)).toBe('丽江市古城区');
  });
});
