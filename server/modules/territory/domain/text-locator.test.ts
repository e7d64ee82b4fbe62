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
    expect(found('大研街道办事处办事太慢')).toEqual(['530702002', '大研街道办事处']);
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

const ranked = (text: string) => territory?.candidates(text).map((one) => [one.area.code, one.score]);
const reasons = (text: string) => territory?.candidates(text)[0]?.reasons.map((one) => one.kind);

describe('candidates of a text', () => {
  it('knows a street by every alias, a community by every ending', () => {
    for (const alias of ['大研街道', '大研街道办', '大研街道办事处', '大研办事处', '大研', '大研镇', '大研街办']) {
      expect([alias, territory?.candidates(`${alias}反映路灯不亮`)[0]?.area.code]).toEqual([alias, '530702002']);
    }
    for (const alias of ['七一社区', '七一居委会', '七一社区居委会', '七一社区居民委员会', '七一村', '七一村委会', '七一']) {
      expect([alias, territory?.candidates(`${alias}门口`)[0]?.area.code]).toEqual([alias, '530702002003']);
    }
    expect(reasons('大研街道办')).toEqual(['alias', 'unique']);
    expect(reasons('大研街道')).toEqual(['registered', 'unique']);
    expect(reasons('大研镇')).toEqual(['exchanged', 'unique']);
    expect(reasons('大研那边')).toEqual(['short', 'unique']);
    expect(reasons('大研')).toEqual(['bare', 'unique']);
  });

  it('finds a name at the very end, where a longer one would go on', () => {
    const longer = makeSnapshot([...areas, area('530702002011', '七一社区东园居委会', '七一社区东园')], 'test');
    for (const text of ['七一社区', '大研街道七一社区', '我住七一居委会', '住大研街道', '在七一社区东']) {
      const [best] = longer?.candidates(text) ?? [];
      expect([text, best?.area.code.slice(0, 9), best?.reasons[0]?.kind]).toEqual([
        text,
        '530702002',
        text.includes('居委会') ? 'alias' : 'registered',
      ]);
    }
    expect(longer?.candidates('七一社区')[0]?.area.code).toBe('530702002003');
    expect(longer?.candidates('七一社区东园')[0]?.area.code).toBe('530702002011');
    // a village called nothing but 古城 does not take every 古城
    const village = makeSnapshot([...areas, area('530702002012', '古城')], 'test');
    expect(village?.locateByText('古城里人多')).toBeNull();
    expect(village?.locateByText('古城村里人多')?.area.code).toBe('530702002012');
  });

  it('reads full-width digits, blanks and traditional characters, and answers with the words as written', () => {
    const third = [...areas, area('530702002003003', '第三网格'), area('530702002003012', 'A区第十二网格', 'A区第十二网格')];
    const other = makeSnapshot(third, 'test');
    const code = (text: string) => other?.candidates(text)[0]?.area.code;
    expect(code('第３网格')).toBe('530702002003003');
    expect(code('第 3 网格')).toBe('530702002003003');
    expect(code('ａ区第12网格')).toBe('530702002003012');
    expect(territory?.candidates('大 研 街　道 辦 事 處')[0]?.reasons[0]).toEqual({ kind: 'alias', word: '大 研 街　道 辦 事 處' });
  });

  it('scores by form, bearers and what else the text says', () => {
    expect(ranked('七一社区')).toEqual([['530702002003', 0.95]]);
    // the street around it makes the community surer; it is itself only the way there
    expect(ranked('大研街道七一社区')).toEqual([
      ['530702002003', 0.975],
      ['530702002', 0.475],
    ]);
    // two bearers, nothing to choose by
    expect(ranked('新华社区')).toEqual([
      ['530702001001', 0.475],
      ['530702002001', 0.475],
    ]);
    expect(ranked('西安街道的新华社区')?.[0]).toEqual(['530702001001', 0.975]);
    expect(reasons('西安街道的新华社区')).toEqual(['registered', 'cleared', 'above']);
    // what all bearers share is surer than each of them
    expect(ranked('听泉路积水')).toEqual([
      ['530702002003', 0.85],
      ['530702002003001', 0.425],
      ['530702002003002', 0.425],
    ]);
    // a street and a community in it of one name: it lies in the street in any case
    const nested = makeSnapshot([...areas, area('530702002009', '大研社区居委会', '大研社区')], 'test');
    expect(nested?.candidates('大研').map((one) => [one.area.code, one.score])).toEqual([
      ['530702002', 0.6],
      ['530702002009', 0.3],
    ]);
    expect(nested?.candidates('大研社区').map((one) => one.area.code)).toEqual(['530702002009']);
    // contradicted: two streets
    expect(ranked('大研街道和西安街道交界处')).toEqual([
      ['530702002', 0.475],
      ['530702001', 0.475],
    ]);
    expect(ranked('七一社区，西安街道')?.[0]).toEqual(['530702002003', 0.475]);
    expect(reasons('七一社区，西安街道')).toEqual(['registered', 'unique', 'contradicted']);
  });

  it('takes short names that follow one another from the whole to the part', () => {
    expect(ranked('大研七一3号')?.[0]).toEqual(['530702002003', 0.875]);
    expect(ranked('大研街道·新华')?.[0]?.[0]).toBe('530702002001');
    // alone, an everyday word is a faint candidate and decides nothing
    expect(ranked('七一期间新华书店排队')?.every(([, score]) => (score as number) <= 0.35)).toBe(true);
    expect(found('七一期间新华书店排队')).toBeNull();
  });

  it('finds nothing where nothing is named, and comes to the end of a long or hostile text', () => {
    for (const text of ['', ' ', '路灯不亮', '🏮'.repeat(50), '()[]*+?\\', '1234567890']) expect(ranked(text)).toEqual([]);
    const many = Array.from({ length: 3_000 }, (_, i) => {
      const n = String(i).padStart(4, '0');
      return area(`53070200${n[0]}${`00${n[1]}`.slice(-3)}0${n.slice(2)}`, '第一网格', '第一网格');
    });
    const crowded = makeSnapshot([...areas, ...many], 'test');
    for (const text of ['第一网格'.repeat(25_000), '大'.repeat(100_000), '大研街道七一社区'.repeat(12_500)]) crowded?.candidates(text);
  });
});
