import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { palette } from '#ui/theme.ts';
import { type Page, pageOf, paper, xml } from '../../../../paper/save.ts';
import { textWidth } from '../../../../paper/text-width.ts';
import { Drawing, ToneMark } from './Drawing.tsx';
import { fittingColumns } from './fitting.ts';
import { layoutMap, type Tone, type Topic } from './layout.ts';

const colours = palette.light;
const px = 96 / 25.4;

/** What stands around the map on paper. */
export interface SheetWords {
  readonly title: string;
  readonly date: string;
  readonly legend: readonly (readonly [Tone, string])[];
}

/** The inside of an SVG element made by React, as text that may stand in a file. */
const svgText = (content: React.ReactNode): string => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const root = createRoot(svg);
  flushSync(() => root.render(content));
  const writer = new XMLSerializer();
  const text = [...svg.childNodes].map((node) => writer.serializeToString(node)).join('');
  root.unmount();
  return text;
};

const legendOf = (words: SheetWords, x: number, y: number, unit: number): string => {
  let at = x;
  const parts = words.legend.map(([tone, word]) => {
    const left = at;
    at += (20 + textWidth(word, 12)) * unit + 22 * unit;
    const mark = svgText(<ToneMark tone={tone} x={0} y={-6} height={14} colours={colours} />);
    return `<g transform="translate(${left} ${y}) scale(${unit})">${mark}<text x="12" y="5" font-size="12" fill="${colours.textSoft}">${xml(word)}</text></g>`;
  });
  return parts.join('');
};

/**
 * The whole map, nothing folded, on one sheet with title, date and legend. On paper (`a4`, `a3`, lying) it is drawn as large as fits; as a
 * picture (null) the sheet is as large as the map.
 */
export const sheetOf = (root: Topic, words: SheetWords, size: keyof typeof paper | null): Page => {
  const sheet = size && { width: paper[size].height * px, height: paper[size].width * px };
  const edge = sheet ? 10 * px : 28;
  const head = 52;
  const foot = 30;
  const room = sheet && { width: sheet.width - 2 * edge, height: sheet.height - 2 * edge - head - foot };
  const columns = fittingColumns(root, room ? room.width / room.height : 1.5, textWidth);
  const layout = layoutMap(root, { folded: new Set(), columns, measure: textWidth });
  const { bounds } = layout;
  const scale = room ? Math.min(room.width / bounds.width, room.height / bounds.height, 1.4) : 1;
  const legendWidth = words.legend.reduce((sum, [, word]) => sum + textWidth(word, 12) + 42, 0);
  const width =
    sheet?.width ?? Math.max(bounds.width, legendWidth, textWidth(words.title, 22, true) + textWidth(words.date, 12) + 40) + 2 * edge;
  const height = sheet?.height ?? bounds.height + 2 * edge + head + foot;
  const left = width / 2 - (bounds.x + bounds.width / 2) * scale;
  const top = edge + head + (height - 2 * edge - head - foot) / 2 - (bounds.y + bounds.height / 2) * scale;
  const body = [
    `<text x="${edge}" y="${edge + 22}" font-size="22" font-weight="600" fill="${colours.text}">${xml(words.title)}</text>`,
    `<text x="${width - edge}" y="${edge + 22}" font-size="12" text-anchor="end" fill="${colours.textSoft}">${xml(words.date)}</text>`,
    `<rect x="${edge}" y="${edge + 34}" width="${width - 2 * edge}" height="1.5" fill="${colours.accent}"/>`,
    `<g transform="translate(${left} ${top}) scale(${scale})">${svgText(<Drawing layout={layout} colours={colours} />)}</g>`,
    legendOf(words, edge, height - edge - 4, Math.min(1, (width - 2 * edge) / legendWidth)),
  ].join('');
  return pageOf({ width: width / px, height: height / px, viewBox: `0 0 ${width} ${height}`, body });
};
