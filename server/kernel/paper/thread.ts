import { parentPort } from 'node:worker_threads';
import PDFDocument from 'pdfkit';
import type { DrawnPage, PaperDocument } from '#contract/kernel/paper.ts';
import { writeDocument } from './document.ts';
import { drawSvg, UnreadableDrawing } from './drawing.ts';
import { fonts, widthOf } from './fonts.ts';

/** What is to be written: a document, or drawn pages each of its own size. */
export type Order = { readonly id: number } & (
  | { readonly document: PaperDocument }
  | { readonly pages: readonly DrawnPage[]; readonly title: string; readonly at: string }
);
export type Written = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly error: string; readonly drawing: boolean });

const points = 72 / 25.4;
const drawPages = (pages: readonly DrawnPage[], title: string, at: Date): PDFKit.PDFDocument => {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    lang: 'zh-CN',
    info: { Title: title, CreationDate: at, ModDate: at, Producer: 'Linli', Creator: 'Linli' },
  });
  pdf.registerFont('regular', fonts.regular as never);
  pdf.registerFont('bold', fonts.bold as never);
  for (const { svg, width, height } of pages) {
    pdf.addPage({ size: [width * points, height * points], margin: 0 });
    drawSvg(pdf, svg, width * points, widthOf);
  }
  return pdf;
};

const bytesOf = (pdf: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
    pdf.end();
  });

const write = async (order: Order): Promise<Written> => {
  try {
    const pdf = 'document' in order ? writeDocument(order.document) : drawPages(order.pages, order.title, new Date(order.at));
    return { id: order.id, bytes: await bytesOf(pdf) };
  } catch (error) {
    return { id: order.id, error: String(error), drawing: error instanceof UnreadableDrawing };
  }
};

parentPort?.on('message', (order: Order) => void write(order).then((written) => parentPort?.postMessage(written)));
