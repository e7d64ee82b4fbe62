/** A feature of a vector tile: its properties and, for points, where it stands in the unit square of the world. */
export interface ReadFeature {
  readonly tags: Record<string, string | number>;
  readonly type: number;
  readonly x: number;
  readonly y: number;
}

/** A reader of protocol buffers, as much as vector tiles use. */
function* fieldsOf(bytes: Buffer): Generator<{ tag: number; value: number; bytes: Buffer }> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const none = Buffer.alloc(0);
    if ((key & 7) === 0) yield { tag: key >> 3, value: varint(), bytes: none };
    else if ((key & 7) === 2) {
      const length = varint();
      yield { tag: key >> 3, value: 0, bytes: bytes.subarray(at, at + length) };
      at += length;
    } else if ((key & 7) === 1) {
      yield { tag: key >> 3, value: bytes.readDoubleLE(at), bytes: none };
      at += 8;
    } else throw new Error(`wire type ${key & 7} is not read here`);
  }
}
const varints = (bytes: Buffer): number[] => {
  const list: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) break;
    }
    list.push(value);
  }
  return list;
};
const signed = (n: number): number => (n % 2 === 1 ? -(n + 1) / 2 : n / 2);

/**
 * Reads a vector tile (Mapbox Vector Tile 2), written from the specification and not with the library that makes the tiles, so that it can
 * tell when that is wrong. Features by source layer.
 */
export function readTile(bytes: Buffer, { z, x, y }: { z: number; x: number; y: number }): Map<string, ReadFeature[]> {
  const layers = new Map<string, ReadFeature[]>();
  for (const layer of fieldsOf(bytes)) {
    const parts = [...fieldsOf(layer.bytes)];
    const name = parts.find((part) => part.tag === 1)?.bytes.toString() ?? '';
    const extent = parts.find((part) => part.tag === 5)?.value ?? 4096;
    const keys = parts.filter((part) => part.tag === 3).map((part) => part.bytes.toString());
    const values = parts
      .filter((part) => part.tag === 4)
      .map((part) => {
        const [one] = fieldsOf(part.bytes);
        if (!one) return '';
        return one.tag === 1 ? one.bytes.toString() : one.tag === 6 ? signed(one.value) : one.value;
      });
    const features = parts
      .filter((part) => part.tag === 2)
      .map((part): ReadFeature => {
        const own = [...fieldsOf(part.bytes)];
        const pairs = varints(own.find((one) => one.tag === 2)?.bytes ?? Buffer.alloc(0));
        const tags: Record<string, string | number> = {};
        for (let i = 0; i < pairs.length; i += 2)
          tags[keys[pairs[i] as number] as string] = values[pairs[i + 1] as number] as string | number;
        const [, dx = 0, dy = 0] = varints(own.find((one) => one.tag === 4)?.bytes ?? Buffer.alloc(0));
        const place = (tile: number, units: number): number => (tile + signed(units) / extent) / 2 ** z;
        return { tags, type: own.find((one) => one.tag === 3)?.value ?? 0, x: place(x, dx), y: place(y, dy) };
      });
    layers.set(name, features);
  }
  return layers;
}
