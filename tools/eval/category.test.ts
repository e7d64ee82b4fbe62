import { describe, expect, test } from 'vitest';
import { evaluateCategory, qualityOf } from './category.ts';
import { learnWords } from './words.ts';

describe('figures', () => {
  test('silence counts as wrong; each class counts the same', () => {
    const quality = qualityOf([
      ['a', 'a'],
      ['a', 'a'],
      ['a', 'b'],
      ['b', null],
    ]);
    // a: 2 hits of 3 true and 2 said; b: no hit
    expect(quality).toEqual({ rows: 4, answered: 0.75, accuracy: 0.5, macroF1: 4 / 5 / 2 });
  });
  test('no rows, no figures', () => {
    expect(qualityOf([])).toEqual({ rows: 0, answered: 0, accuracy: 0, macroF1: 0 });
  });
});

describe('learning', () => {
  const train = ['公交车不来', '公交车晚点', '公交线路改了', '坐公交太难'].map((text) => ({ text, label: 'traffic' }));
  const noise = ['医保怎么报销', '医保断缴', '医保卡丢了', '报销要多久', '怎么报销药费'].map((text) => ({ text, label: 'insurance' }));

  test('keeps what stands in several texts of one class, and nothing else', () => {
    const words = new Map(learnWords([...train, ...noise]).map((c) => [c.code, c.keywords]));
    expect(words.get('traffic')).toContain('公交');
    expect(words.get('insurance')).toEqual(expect.arrayContaining(['医保', '报销']));
    // once only
    expect(words.get('traffic')).not.toContain('晚点');
  });
  test('a word of two classes is no word of either', () => {
    const words = learnWords([
      { text: '关于公交', label: 'a' },
      { text: '关于公交', label: 'a' },
      { text: '关于医保', label: 'b' },
      { text: '关于医保', label: 'b' },
    ]);
    expect(words.flatMap((c) => c.keywords)).not.toContain('关于');
  });
  test('is judged on the test texts, or in folds without them', () => {
    expect(evaluateCategory([...train, ...noise], [{ text: '公交站的医生', label: 'traffic' }])).toEqual({
      rows: 1,
      answered: 1,
      accuracy: 1,
      macroF1: 1,
    });
    expect(evaluateCategory([...train, ...noise], null).rows).toBe(9);
  });
});
