import { encodeGb18030 } from './gb18030.ts';

/** Encodings in which office programs write texts; GB 18030 includes GBK and GB 2312. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export interface Encoded {
  readonly encoding: Encoding;
  /** Whether the file begins with a byte order mark. */
  readonly bom: boolean;
}

const mark = '\uFEFF';
/** Whether UTF-16 without a mark is likely, by where its zeros lie: texts in Latin letters have one in each character. */
const zerosAt = (bytes: Uint8Array, odd: 0 | 1): boolean => {
  let zeros = 0;
  const looked = Math.min(bytes.length, 4000);
  for (let i = odd; i < looked; i += 2) if (bytes[i] === 0) zeros++;
  return zeros > looked / 8;
};
const candidates = (bytes: Uint8Array): Encoding[] => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030', ...(zerosAt(bytes, 1) ? (['utf-16le'] as const) : []), ...(zerosAt(bytes, 0) ? (['utf-16be'] as const) : [])];
};

/** A text and how it is written in its file; null where it is written in none of the encodings, or is no text. */
export const decodeText = (bytes: Uint8Array): (Encoded & { readonly text: string }) | null => {
  for (const encoding of candidates(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      if (text.includes('\0')) continue;
      const bom = text.startsWith(mark);
      return { text: bom ? text.slice(1) : text, encoding, bom };
    } catch {
      // not this one
    }
  }
  return null;
};

/** The bytes of a text in an encoding: what {@link decodeText} read, written again. Marks stand where the whole begins, so not here. */
export const encodeText = (text: string, encoding: Encoding): Buffer => {
  if (encoding === 'gb18030') return encodeGb18030(text);
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text, encoding === 'utf-16le' ? 'utf16le' : 'utf8');
};
/** The byte order mark in an encoding. */
export const markIn = (encoding: Encoding): Buffer => encodeText(mark, encoding);
