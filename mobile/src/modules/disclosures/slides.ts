import type { DisclosureBody } from '#contract/disclosures/values.ts';

/** Letters and rows that are read from a few metres away: what is more comes on the next slide. */
export const [lettersOnSlide, rowsOnSlide] = [180, 7];

/** Cuts a long text where a sentence ends, else where it is full. */
const cut = (text: string): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > lettersOnSlide) {
    const window = rest.slice(0, lettersOnSlide);
    const end = Math.max(window.lastIndexOf('。'), window.lastIndexOf('；'), window.lastIndexOf('. '), window.lastIndexOf('\n'));
    const at = end > lettersOnSlide / 3 ? end + 1 : lettersOnSlide;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === '' ? parts : [...parts, rest];
};

/** What a screen shows of one disclosure, slide after slide: nothing is left out, nothing runs over the edge. */
export const slidesOf = ({ paragraphs, table }: DisclosureBody): DisclosureBody[] => {
  const slides: DisclosureBody[] = [];
  let on: string[] = [];
  for (const part of paragraphs.flatMap(cut)) {
    if (on.length > 0 && on.join('').length + part.length > lettersOnSlide) {
      slides.push({ paragraphs: on, table: null });
      on = [];
    }
    on.push(part);
  }
  if (on.length > 0) slides.push({ paragraphs: on, table: null });
  for (let i = 0; table && i < table.rows.length; i += rowsOnSlide)
    slides.push({ paragraphs: [], table: { head: table.head, rows: table.rows.slice(i, i + rowsOnSlide) } });
  return slides.length > 0 ? slides : [{ paragraphs: [], table: null }];
};
