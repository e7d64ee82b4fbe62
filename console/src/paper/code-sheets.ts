import { encode } from 'uqr';
import { type Measure, wrapText } from '#contract/kernel/wrap-text.ts';
import { type Page, pageOf, paper, xml } from './save.ts';
import { textWidth } from './text-width.ts';

/** How codes lie on paper: six or twelve on a sheet to cut out, or one to a sheet as a sign. */
export const sheetLayouts = { six: [2, 3], twelve: [3, 4], sign: [1, 1] } as const;
export type SheetLayout = keyof typeof sheetLayouts;

/** One code with the words around it. */
export interface CodeCard {
  readonly url: string;
  readonly name: string;
  readonly kind: string;
  readonly area: string;
}

/**
 * The black modules of a QR code as one SVG path, one unit a module, without a margin. Error correction M: a sign outdoors gets scratched.
 * @returns the path and how many modules a side has
 */
export const codePath = (url: string): { path: string; size: number } => {
  const { data, size } = encode(url, { ecc: 'M', border: 0 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      let run = 1;
      while (row[x + run]) run++;
      path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run - 1;
    }
  });
  return { path, size };
};

const margin = 10;
const ink = '#1f2328';
const soft = '#5a6068';

/** One card: the code with its quiet zone of four modules, below it name, kind and area, and what the code is for. All in mm. */
const cardOf = (card: CodeCard, x: number, y: number, width: number, height: number, text: string, measure: Measure): string => {
  const big = width > 120;
  const scale = big ? 2.2 : Math.min(1, width / 90);
  const nameSize = 5.2 * scale;
  const smallSize = 3.4 * scale;
  const inner = width - 10 * scale;
  const names = wrapText(card.name, { width: inner, size: nameSize, bold: true, most: 2, measure });
  const areas = wrapText(card.area, { width: inner, size: smallSize, most: 2, measure });
  const hints = wrapText(text, { width: inner, size: smallSize, most: 2, measure });
  const wordsHeight = names.length * nameSize * 1.3 + (1 + areas.length + hints.length) * smallSize * 1.45 + 3 * scale;
  const room = Math.min(inner, height - wordsHeight - 10 * scale);
  const { path, size } = codePath(card.url);
  const module = room / (size + 8);
  const left = x + (width - module * size) / 2;
  const top = y + 4 * scale + module * 4;
  let line = y + 4 * scale + room + nameSize * 1.1;
  const put = (words: string, fontSize: number, colour: string, weight = 400): string => {
    const at = line;
    line += fontSize * (weight > 400 ? 1.3 : 1.45);
    return `<text x="${x + width / 2}" y="${at}" font-size="${fontSize}" font-weight="${weight}" fill="${colour}" text-anchor="middle">${xml(words)}</text>`;
  };
  return [
    `<g transform="translate(${left} ${top}) scale(${module})"><path d="${path}" fill="#000000" shape-rendering="crispEdges"/></g>`,
    ...names.map((words) => put(words, nameSize, ink, 600)),
    put(card.kind, smallSize, soft),
    ...areas.map((words) => put(words, smallSize, soft)),
    ...hints.map((words) => put(words, smallSize, ink)),
  ].join('');
};

/** A4 sheets of codes with thin lines to cut along. @param text what the code is for, on every card */
export const codeSheets = (cards: readonly CodeCard[], layout: SheetLayout, text: string, measure: Measure = textWidth): Page[] => {
  const [columns, rows] = sheetLayouts[layout];
  const { width, height } = paper.a4;
  const [cardWidth, cardHeight] = [(width - 2 * margin) / columns, (height - 2 * margin) / rows];
  const pages: Page[] = [];
  for (let at = 0; at < cards.length; at += columns * rows) {
    const body = cards.slice(at, at + columns * rows).map((card, i) => {
      const [x, y] = [margin + (i % columns) * cardWidth, margin + Math.floor(i / columns) * cardHeight];
      const cut =
        layout === 'sign'
          ? ''
          : `<rect x="${x}" y="${y}" width="${cardWidth}" height="${cardHeight}" fill="none" stroke="#c9c8c3" stroke-width="0.2"/>`;
      return cut + cardOf(card, x, y, cardWidth, cardHeight, text, measure);
    });
    pages.push(pageOf({ width, height, viewBox: `0 0 ${width} ${height}`, body: body.join('') }));
  }
  return pages;
};
