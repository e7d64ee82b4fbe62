import { createRequire } from 'node:module';
import path from 'node:path';
import { type Font, openSync } from 'fontkit';

/** Noto Sans Hans (SIL Open Font License 1.1), as the package brings it: every character of GBK and more. */
const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
const open = (name: string): Font => openSync(path.join(folder, name)) as Font;

export type Weight = 'regular' | 'bold';
/** Opened once for a thread: their tables take longer to read than a document to write. */
export const fonts: Readonly<Record<Weight, Font>> = {
  regular: open('NotoSansHans-Regular.otf'),
  bold: open('NotoSansHans-Bold.otf'),
};

const advances: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() };
/** Width of a text in the unit of its size, as it is written. */
export const widthOf = (text: string, size: number, bold = false): number => {
  const weight = bold ? 'bold' : 'regular';
  const [font, known] = [fonts[weight], advances[weight]];
  let width = 0;
  for (const sign of text) {
    let advance = known.get(sign);
    if (advance === undefined) {
      advance = font.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      known.set(sign, advance);
    }
    width += advance;
  }
  return width * size;
};
