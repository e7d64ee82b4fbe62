/**
 * Pictures and PDF files out of drawings. A page is an SVG with its size on paper; what is on screen and what is saved can so be the
 * same drawing in other colours. A picture is drawn by the browser in its own font; a PDF by the server, in the one that it embeds.
 *
 *   const page = pageOf({ width: 210, height: 297, viewBox: '0 0 210 297', body: '<text …>…</text>' });
 *   await savePicture('龙田街道.png', page);           // PNG, 192 dpi
 *   await savePdf('二维码.pdf', [page, …], '标题');     // each page as lines and letters
 *
 * In an SVG that is to be saved, give colours and fonts as attributes (the page's style sheets do not reach it), use `paperFont`,
 * pass every text through `xml()`, and refer to nothing outside. The server takes rectangles, circles, lines, paths and texts in groups.
 */

import { fontFamily } from '#ui/theme.ts';
import { call, endpoints } from '../app/api.ts';
import { saveBlob } from '../app/save-file.ts';

/** One sheet: an SVG document and its size in mm. */
export interface Page {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Paper in mm, upright. */
export const paper = { a4: { width: 210, height: 297 }, a3: { width: 297, height: 420 } } as const;
/** The font list for an SVG's `font-family` attribute. */
export const paperFont = fontFamily.replaceAll('"', "'");

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** A text as it may stand in SVG: markup defused, control characters, which no SVG may hold, dropped. */
export const xml = (text: string | number): string =>
  String(text)
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A sheet of `width` × `height` mm around drawn parts in the coordinates of `viewBox`, on white unless told otherwise. */
export const pageOf = (parts: { width: number; height: number; viewBox: string; body: string; ground?: string }): Page => {
  const [x = '0', y = '0', w = '0', h = '0'] = parts.viewBox.split(' ');
  const ground = `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${parts.ground ?? '#ffffff'}"/>`;
  return {
    width: parts.width,
    height: parts.height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${parts.width}mm" height="${parts.height}mm" viewBox="${parts.viewBox}" font-family="${paperFont}">${ground}${parts.body}</svg>`,
  };
};

const millimetresPerInch = 25.4;
/** Browsers refuse canvases beyond about this many pixels, phones the first; a larger drawing is saved less finely. */
const mostPixels = 36_000_000;
const longestSide = 12_000;

/** Draws a page into pixels and hands back the coded picture. @throws when the browser cannot draw it at all */
const draw = async (page: Page, dpi: number): Promise<Blob> => {
  const address = URL.createObjectURL(new Blob([page.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const [wide, high] = [(page.width / millimetresPerInch) * dpi, (page.height / millimetresPerInch) * dpi];
    let scale = Math.min(1, Math.sqrt(mostPixels / (wide * high)), longestSide / Math.max(wide, high));
    // a device short of memory answers null: half the size may still do
    for (let attempt = 0; attempt < 3; attempt++, scale /= 2) {
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(wide * scale));
      canvas.height = Math.max(1, Math.round(high * scale));
      // drawn once and read once: by way of a graphics card the reading takes seconds
      canvas.getContext('2d', { willReadFrequently: true })?.drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      if (blob) return blob;
    }
    throw new Error('the browser could not draw the page');
  } finally {
    URL.revokeObjectURL(address);
  }
};

/** Saves a page as PNG at twice the screen's fineness (192 dpi; less when it would not fit a canvas). */
export const savePicture = async (name: string, page: Page): Promise<void> => saveBlob(name, await draw(page, 192));

/**
 * Saves pages, each of its own size, as one PDF: lines and letters, in the font that comes with the program. `title` stands in the file's
 * properties. @throws without a page, and what the server says
 */
export const savePdf = async (name: string, pages: readonly Page[], title: string): Promise<void> => {
  if (pages.length === 0) throw new Error('a PDF needs a page');
  const { pdf } = await call(endpoints.documents.printDrawing, { body: { title, pages: [...pages] } });
  saveBlob(name, new Blob([Uint8Array.from(atob(pdf), (c) => c.charCodeAt(0))], { type: 'application/pdf' }));
};
