import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Measure, wrapText } from '#contract/kernel/wrap-text.ts';
import { xml } from './save.ts';

/** Chinese signs are square, all others half as wide. */
const measure: Measure = (text, size) => [...text].reduce((sum, sign) => sum + (/[\p{sc=Han}，。]/u.test(sign) ? size : size / 2), 0);
const wrap = (text: string, width: number, most?: number): string[] =>
  wrapText(text, { width, size: 10, measure, ...(most ? { most } : {}) });

describe('wrapping', () => {
  it('breaks Chinese anywhere, Latin between words', () => {
    expect(wrap('龙田街道党建联盟理事会', 50)).toEqual(['龙田街道党', '建联盟理事', '会']);
    expect(wrap('Long Tian street alliance', 60)).toEqual(['Long Tian', 'street', 'alliance']);
  });
  it('cuts a word longer than the line, and begins no line with a comma', () => {
    expect(wrap('abcdefghijkl', 30)).toEqual(['abcdef', 'ghijkl']);
    expect(wrap('龙田街道，七一', 40)).toEqual(['龙田街道，', '七一']);
  });
  it('ends in an ellipsis when there is no room', () => {
    expect(wrap('龙田街道党建联盟理事会', 50, 2)).toEqual(['龙田街道党', '建联盟理…']);
  });
  it('loses nothing but blanks, and overflows by a hanging sign at most, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(measure(line.replace(/\p{P}+$/u, ''), 10)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('texts in SVG', () => {
  it('cannot become markup', () => {
    expect(xml('<b a="1">&\'\u0000</b>')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;&#39;&lt;/b&gt;');
  });
});
