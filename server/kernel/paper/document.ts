import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { type Bars, type Block, type PaperDocument, pathOf, type SignatureOnPaper, signatureHeight } from '#contract/kernel/paper.ts';
import { wrapText } from '#contract/kernel/wrap-text.ts';
import { fonts, widthOf } from './fonts.ts';

const millimetre = 72 / 25.4;
/** A4 with margins as official papers have them, in points. */
const page = { width: 210 * millimetre, height: 297 * millimetre, side: 28 * millimetre, top: 30 * millimetre, bottom: 30 * millimetre };
const inner = page.width - 2 * page.side;
const ink = '#1f2328';
const soft = '#5a6068';
const line = 1.65;

const setting = {
  title: { size: 20, bold: true, centred: true, before: 0, after: 14, indent: 0 },
  heading: { size: 13, bold: true, centred: false, before: 10, after: 4, indent: 0 },
  // two characters, as Chinese paragraphs begin
  paragraph: { size: 11.5, bold: false, centred: false, before: 0, after: 4, indent: 23 },
  item: { size: 11.5, bold: false, centred: false, before: 0, after: 3, indent: 0 },
  note: { size: 9.5, bold: false, centred: false, before: 8, after: 4, indent: 0 },
} as const;

/** Writes one document; pages begin as they are needed. */
export const writeDocument = (document: PaperDocument): PDFKit.PDFDocument => {
  const at = new Date(document.at);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: document.title, CreationDate: at, ModDate: at, Producer: 'Linli', Creator: 'Linli' },
  });
  pdf.registerFont('regular', fonts.regular as never);
  pdf.registerFont('bold', fonts.bold as never);
  let y = Number.POSITIVE_INFINITY;
  /** Where so much fits on this page, else on the next. */
  const room = (height: number): void => {
    if (y + height <= page.height - page.bottom) return;
    pdf.addPage();
    y = page.top;
  };
  const put = (text: string, x: number, top: number, size: number, bold: boolean, colour = ink): void => {
    pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour)
      .text(text, x, top, { lineBreak: false, features: [] });
  };
  const lines = (text: string, size: number, bold: boolean, left: number, width: number, indent: number, centred: boolean): void => {
    const wrapped = indent > 0 ? wrapIndented(text, size, bold, width, indent) : wrapText(text, { width, size, bold, measure: widthOf });
    wrapped.forEach((one, i) => {
      room(size * line);
      const shift = centred ? (width - widthOf(one, size, bold)) / 2 : i === 0 ? indent : 0;
      put(one, left + shift, y, size, bold);
      y += size * line;
    });
  };
  const block = (one: Block | Bars): void => {
    if (one.kind === 'table') {
      table(one.rows, one.shares);
      return;
    }
    if (one.kind === 'bars') {
      bars(one);
      return;
    }
    const { size, bold, centred, before, after, indent } = setting[one.kind];
    if (Number.isFinite(y)) y += before;
    // a heading does not stay alone at the foot
    if (one.kind === 'heading') room(size * line * 3);
    if (one.kind === 'item') {
      room(size * line);
      put('•', page.side + 8, y, size, false);
      lines(one.text, size, bold, page.side + 23, inner - 23, 0, false);
    } else lines(one.text, size, bold, page.side, inner, indent, centred);
    y += after;
  };
  const table = (rows: readonly (readonly string[])[], shares?: readonly number[]): void => {
    const columns = Math.max(...rows.map((row) => row.length));
    const [size, pad] = [10.5, 5];
    const share = (c: number): number => shares?.[c] ?? 1;
    const whole = Array.from({ length: columns }, (_, c) => share(c)).reduce((sum, one) => sum + one, 0);
    const widths = Array.from({ length: columns }, (_, c) => (inner * share(c)) / whole);
    const lefts = widths.map((_, c) => page.side + widths.slice(0, c).reduce((sum, one) => sum + one, 0));
    rows.forEach((row, r) => {
      const cells = row.map((cell, c) => wrapText(cell, { width: (widths[c] ?? 0) - 2 * pad, size, bold: r === 0, measure: widthOf }));
      const height = Math.max(...cells.map((cell) => cell.length)) * size * 1.5 + 2 * pad;
      room(height);
      cells.forEach((cell, c) => {
        pdf
          .lineWidth(0.6)
          .rect(lefts[c] ?? 0, y, widths[c] ?? 0, height)
          .stroke('#8b9097');
        for (const [i, text] of cell.entries()) put(text, (lefts[c] ?? 0) + pad, y + pad + i * size * 1.5, size, r === 0);
      });
      y += height;
    });
    y += 8;
  };
  const bars = ({ rows, most }: Bars): void => {
    const [size, step, names, words] = [9.5, 15, 120, 64];
    for (const { name, value, words: said } of rows) {
      room(step);
      put(wrapText(name, { width: names - 8, size, most: 1, measure: widthOf })[0] ?? '', page.side, y, size, false);
      const length = most > 0 ? ((inner - names - words) * Math.max(0, Math.min(value, most))) / most : 0;
      pdf.rect(page.side + names, y + 1, Math.max(length, 0.6), 9).fill('#4a6fa5');
      put(said, page.side + names + length + 6, y, size, false, soft);
      y += step;
    }
    y += 8;
  };
  const signature = ({ role, name, strokes, signed }: SignatureOnPaper, left: number, width: number): void => {
    put(role, left, y, 11.5, true);
    for (const [i, text] of wrapText(name, { width, size: 11.5, most: 2, measure: widthOf }).entries())
      put(text, left, y + 19 + i * 17, 11.5, false);
    const [top, field] = [y + 58, 150];
    if (strokes) {
      const scale = field / 1000;
      pdf.save().transform(scale, 0, 0, scale, left, top);
      pdf.lineWidth(9).lineCap('round').lineJoin('round').path(pathOf(strokes)).stroke(ink).restore();
    }
    const height = (field * signatureHeight) / 1000;
    pdf
      .lineWidth(0.6)
      .moveTo(left, top + height)
      .lineTo(left + field, top + height)
      .stroke('#8b9097');
    put(signed ?? '', left, top + height + 5, 9.5, false, soft);
  };
  document.blocks.forEach(block);
  if (document.signatures.length > 0) y += 16;
  for (let i = 0; i < document.signatures.length; i += 2) {
    room(150);
    for (const [side, one] of document.signatures.slice(i, i + 2).entries()) signature(one, page.side + side * (inner / 2), inner / 2 - 12);
    y += 150;
  }
  if (document.code) {
    const { url, words } = document.code;
    const { data, size } = encode(url, { ecc: 'M', border: 0 });
    const side = 68;
    room(side + 12);
    pdf.save().transform(side / size, 0, 0, side / size, page.side, y + 6);
    for (const [top, row] of data.entries()) for (const [left, dark] of row.entries()) if (dark) pdf.rect(left, top, 1, 1);
    pdf.fill('#000000').restore();
    for (const [i, text] of wrapText(words, { width: inner - side - 14, size: 9.5, measure: widthOf }).entries())
      put(text, page.side + side + 14, y + 8 + i * 15, 9.5, false, soft);
  }
  const { count } = pdf.bufferedPageRange();
  for (let n = 0; n < count; n++) {
    pdf.switchToPage(n);
    for (const [i, text] of document.foot.entries()) put(text, page.side, page.height - 22 * millimetre + i * 12, 8.5, false, soft);
    const number = `${n + 1} / ${count}`;
    put(number, page.width - page.side - widthOf(number, 8.5), page.height - 22 * millimetre, 8.5, false, soft);
  }
  return pdf;
};

/** Lines of a paragraph whose first one begins further in. */
const wrapIndented = (text: string, size: number, bold: boolean, width: number, indent: number): string[] => {
  const [first = ''] = wrapText(text, { width: width - indent, size, bold, measure: widthOf });
  const rest = text.trim().slice(first.length).trimStart();
  return rest === '' ? [first] : [first, ...wrapText(rest, { width, size, bold, measure: widthOf })];
};
