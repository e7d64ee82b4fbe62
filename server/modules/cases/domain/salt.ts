import { randomFillSync } from 'node:crypto';

const length = 16;
/** Salts drawn at a time: to ask the system for each costs more than the digest it is for. */
const drawn = Buffer.alloc(length * 256);
let used = drawn.length;

/** 16 random bytes, never given twice. */
export const makeSalt = (): Buffer => {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const salt = Buffer.from(drawn.subarray(used, used + length));
  used += length;
  return salt;
};
