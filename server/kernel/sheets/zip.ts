import { inflateRawSync } from 'node:zlib';
import { TooLarge } from './too-much.ts';

class Broken extends Error {}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}
/** An archive opened by its central directory. */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of one entry, null when there is none. What all calls together unpack stays within the budget. */
  unpack(name: string): Buffer | null;
}

const mostEntries = 2000;
const word = (bytes: Buffer, at: number): number => bytes.readUInt16LE(at);
const long = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

function directory(bytes: Buffer): { at: number; count: number } {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (long(bytes, at) === 0x06054b50) return { at: long(bytes, at + 16), count: word(bytes, at + 10) };
  throw new Broken('no central directory');
}

/**
 * Opens a zip archive. It is read by its central directory alone, and exactly the bytes that are unpacked here are read further on: a size
 * that a header merely claims decides nothing.
 * @param budget bytes that may be unpacked in all
 * @param counts which entries will be unpacked: what they claim is refused at once when it is more than the budget
 * @throws TooLarge, or another error when it is no archive
 */
export function openArchive(bytes: Buffer, budget: number, counts: (name: string) => boolean): Archive {
  const entries = new Map<string, Entry>();
  const { at: start, count } = directory(bytes);
  if (count > mostEntries) throw new TooLarge();
  for (let i = 0, at = start; i < count; i++) {
    if (long(bytes, at) !== 0x02014b50) throw new Broken('no entry');
    const name = bytes.toString('utf8', at + 46, at + 46 + word(bytes, at + 28));
    // two entries of one name are read differently by different programs
    if (entries.has(name)) throw new Broken('twice');
    if ((word(bytes, at + 8) & 1) === 1) throw new Broken('encrypted');
    entries.set(name, { method: word(bytes, at + 10), packed: long(bytes, at + 20), size: long(bytes, at + 24), at: long(bytes, at + 42) });
    at += 46 + word(bytes, at + 28) + word(bytes, at + 30) + word(bytes, at + 32);
  }
  const claimed = [...entries].reduce((sum, [name, { size }]) => sum + (counts(name) ? size : 0), 0);
  if (claimed > budget) throw new TooLarge();
  let left = budget;
  const unpack = (name: string): Buffer | null => {
    const entry = entries.get(name);
    if (!entry) return null;
    if (long(bytes, entry.at) !== 0x04034b50) throw new Broken('no local header');
    const from = entry.at + 30 + word(bytes, entry.at + 26) + word(bytes, entry.at + 28);
    const packed = bytes.subarray(from, from + entry.packed);
    if (packed.length !== entry.packed) throw new Broken('cut off');
    if (entry.method !== 0 && entry.method !== 8) throw new Broken('unknown method');
    if (entry.method === 0 ? packed.length > left : left === 0) throw new TooLarge();
    try {
      const plain = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: left });
      left -= plain.length;
      return plain;
    } catch (error) {
      throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? new TooLarge() : error;
    }
  };
  return { names: [...entries.keys()], unpack };
}
