import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersOnSlide, rowsOnSlide, slidesOf } from './slides.ts';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

test('a screen leaves nothing out and puts no more on a slide than is read from afar', () => {
  const text = fc.stringMatching(/^[公示决议人。；a-z ]{0,600}$/);
  const rows = fc.array(fc.array(fc.string({ maxLength: 5 }), { minLength: 2, maxLength: 2 }), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), fc.option(rows), (paragraphs, of) => {
      const slides = slidesOf({ paragraphs, table: of && { head: ['项目', '金额'], rows: of } });
      expect(squeezed(slides.flatMap((slide) => slide.paragraphs).join(''))).toBe(squeezed(paragraphs.join('')));
      expect(slides.flatMap((slide) => slide.table?.rows ?? [])).toEqual(of ?? []);
      for (const slide of slides) {
        expect(slide.paragraphs.join('').length).toBeLessThanOrEqual(lettersOnSlide);
        expect(slide.table?.rows.length ?? 0).toBeLessThanOrEqual(rowsOnSlide);
      }
    }),
  );
});
