/**
 * Drawings as pages make them – SVG of rectangles, circles, lines, paths and texts in groups – onto a page of a PDF, as lines and letters
 * instead of pixels. What the subset does not know is refused: nothing is loaded, run or left out unnoticed.
 */

/** What a drawing is drawn with; pdfkit has it. Lengths in points. */
export type Pen = Pick<
  PDFKit.PDFDocument,
  | 'save'
  | 'restore'
  | 'transform'
  | 'path'
  | 'rect'
  | 'roundedRect'
  | 'circle'
  | 'moveTo'
  | 'lineTo'
  | 'lineWidth'
  | 'dash'
  | 'fill'
  | 'stroke'
  | 'fillAndStroke'
  | 'fillColor'
  | 'font'
  | 'fontSize'
  | 'text'
>;

export class UnreadableDrawing extends Error {
  constructor(what: string) {
    super(`a drawing has ${what}`);
    this.name = 'UnreadableDrawing';
  }
}

type Attributes = Readonly<Record<string, string>>;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) =>
    name
      ? (entities[name] ?? whole)
      : String.fromCodePoint(Math.min(0x10_ff_ff, decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16))),
  );

const attributesOf = (text: string): Attributes =>
  Object.fromEntries([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]));

const number = (text: string | undefined, otherwise = 0): number => {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isFinite(value) || Math.abs(value) > 1e6) throw new UnreadableDrawing(`no number in ${text.slice(0, 20)}`);
  return value;
};

/** Looks a shape takes over from the groups around it. */
const inherited = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-weight', 'text-anchor'] as const;
const colourOf = (value: string | undefined): string | null => {
  if (value === undefined || value === 'none' || value === 'transparent') return null;
  if (!/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) throw new UnreadableDrawing(`the colour ${value.slice(0, 20)}`);
  return value;
};

/** `translate(1 2) scale(3)` as matrices, outermost first. */
const transformsOf = (text: string): [number, number, number, number, number, number][] =>
  [...text.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, list = '']) => {
    const [a = 0, b] = list
      .trim()
      .split(/[\s,]+/)
      .map((one) => number(one));
    if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0];
    if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0];
    throw new UnreadableDrawing(`the transform ${name}`);
  });

const shapes: Readonly<Record<string, (pen: Pen, a: Attributes) => void>> = {
  rect: (pen, a) => {
    const [x, y, width, height, rx] = [number(a['x']), number(a['y']), number(a['width']), number(a['height']), number(a['rx'])];
    const radius = Math.min(rx, width / 2, height / 2);
    if (radius > 0) pen.roundedRect(x, y, width, height, radius);
    else pen.rect(x, y, width, height);
  },
  circle: (pen, a) => void pen.circle(number(a['cx']), number(a['cy']), number(a['r'])),
  line: (pen, a) => void pen.moveTo(number(a['x1']), number(a['y1'])).lineTo(number(a['x2']), number(a['y2'])),
  path: (pen, a) => {
    const d = a['d'] ?? '';
    if (!/^[\sMmLlHhVvCcSsQqTtAaZz0-9.,eE+-]*$/.test(d)) throw new UnreadableDrawing('a path that is none');
    pen.path(d);
  },
};

const paint = (pen: Pen, a: Attributes): void => {
  const [fill, stroke] = [colourOf(a['fill'] ?? '#000000'), colourOf(a['stroke'])];
  pen.lineWidth(number(a['stroke-width'], 1));
  const [dash, space] = (a['stroke-dasharray'] ?? '').split(/[\s,]+/).map(Number);
  if (dash) pen.dash(dash, { space: space ?? dash });
  if (fill && stroke) pen.fillAndStroke(fill, stroke);
  else if (fill) pen.fill(fill);
  else if (stroke) pen.stroke(stroke);
};

/** @param widthOf width of a text in the unit of its size */
const write = (pen: Pen, a: Attributes, text: string, widthOf: (text: string, size: number, bold: boolean) => number): void => {
  const size = number(a['font-size'], 16);
  const isBold = number(a['font-weight'] === 'bold' ? '700' : (a['font-weight'] ?? '400').replace('normal', '400')) >= 600;
  const width = widthOf(text, size, isBold);
  const anchor = a['text-anchor'] ?? 'start';
  const x = number(a['x']) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  pen
    .font(isBold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(colourOf(a['fill'] ?? '#000000') ?? '#000000')
    .text(text, x, number(a['y']), { lineBreak: false, baseline: 'alphabetic', features: [] });
};

/** Elements a drawing may have besides its shapes. */
const most = 60_000;

/**
 * Draws an SVG onto a page.
 * @param width of the page in points, which the width of the view box fills
 * @throws UnreadableDrawing
 */
export const drawSvg = (pen: Pen, svg: string, width: number, widthOf: (text: string, size: number, bold: boolean) => number): void => {
  const around: Attributes[] = [{}];
  let count = 0;
  let text: { attributes: Attributes; words: string } | null = null;
  for (const [, close, name = '', list = '', empty, words = ''] of svg.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>([^<]*)/g,
  )) {
    if (++count > most) throw new UnreadableDrawing('too many parts');
    if (close) {
      if (name === 'text' && text) write(pen, text.attributes, text.words, widthOf);
      if (name === 'text') text = null;
      if (name === 'g' || name === 'svg') {
        pen.restore();
        around.pop();
      }
      continue;
    }
    const own = attributesOf(list);
    const before = around.at(-1) ?? {};
    const looks = Object.fromEntries(inherited.flatMap((key) => (before[key] === undefined ? [] : [[key, before[key]]])));
    const attributes: Attributes = { ...looks, ...own };
    if (name === 'svg' || name === 'g') {
      pen.save();
      if (name === 'svg') {
        const [x = 0, y = 0, w = 1] = (own['viewBox'] ?? '').split(/[\s,]+/).map((one) => number(one));
        pen.transform(width / w, 0, 0, width / w, (-x * width) / w, (-y * width) / w);
      }
      for (const matrix of transformsOf(own['transform'] ?? '')) pen.transform(...matrix);
      if (empty) pen.restore();
      else around.push(attributes);
    } else if (name === 'text') text = { attributes, words: plain(words) };
    else {
      const shape = shapes[name];
      if (!shape) throw new UnreadableDrawing(`<${name}>, which is not drawn on paper`);
      // what has neither colour is not drawn, and would stay as an open path
      if (!colourOf(attributes['fill'] ?? '#000000') && !colourOf(attributes['stroke'])) continue;
      pen.save();
      shape(pen, attributes);
      paint(pen, attributes);
      pen.restore();
    }
  }
};
