/** Characters by their two or four bytes, read once from the decoder that every Node has. */
let table: ReadonlyMap<string, number> | null = null;

/** Sequences of bytes, each a line, as the decoder reads them. */
const learn = (known: Map<string, number>, codes: readonly (readonly number[])[]): void => {
  const lines = new TextDecoder('gb18030').decode(Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]))).split('\n');
  for (const [i, code] of codes.entries()) {
    const line = lines[i] ?? '';
    if ([...line].length === 1 && line !== '\uFFFD' && !known.has(line))
      known.set(
        line,
        code.reduce((all, byte) => all * 256 + byte, 0),
      );
  }
};
/** The four bytes of a place in the order of GB 18030. */
const four = (place: number): number[] => [
  0x81 + Math.floor(place / 12_600),
  0x30 + (Math.floor(place / 1260) % 10),
  0x81 + (Math.floor(place / 10) % 126),
  0x30 + (place % 10),
];
const inBasicPlane = 39_420;
const beyondBasicPlane = 189_000;

const read = (): ReadonlyMap<string, number> => {
  const known = new Map<string, number>();
  const two: number[][] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) two.push([lead, trail]);
  learn(known, two);
  learn(
    known,
    Array.from({ length: inBasicPlane }, (_, place) => four(place)),
  );
  return known;
};

/** A text in GB 18030, which nothing that comes with Node writes. */
export const encodeGb18030 = (text: string): Buffer => {
  table ??= read();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point < 0x80 ? point : table.get(character);
    if (code === undefined) bytes.push(...four(point - 0x10000 + beyondBasicPlane));
    else if (code < 0x100) bytes.push(code);
    else if (code < 0x10000) bytes.push(code >> 8, code & 0xff);
    else bytes.push(Math.floor(code / 0x1000000), (code >> 16) & 0xff, (code >> 8) & 0xff, code & 0xff);
  }
  return Buffer.from(bytes);
};
