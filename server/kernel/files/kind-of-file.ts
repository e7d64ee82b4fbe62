/** First bytes of files that people send for photos; offset, then the bytes as Latin-1. */
const beginnings: readonly (readonly [kind: string, offset: number, bytes: RegExp])[] = [
  ['heic', 4, /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/],
  ['AVIF', 4, /^ftypavi[fs]/],
  ['MP4', 4, /^ftyp/],
  ['GIF', 0, /^GIF8/],
  ['BMP', 0, /^BM/],
  ['TIFF', 0, /^(II\*|MM.\*)/s],
  ['PDF', 0, /^%PDF-/],
  ['SVG', 0, /^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<svg[\s>]/s],
  ['ZIP', 0, /^PK/],
];

/** The kind of a file that is no photo the platform takes, by its first bytes; null for everything else. */
export const kindOfFile = (bytes: Buffer): string | null => {
  const head = bytes.toString('latin1', 0, 400);
  return beginnings.find(([, offset, expected]) => expected.test(head.slice(offset)))?.[0] ?? null;
};
