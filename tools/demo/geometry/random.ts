/** A source of numbers in [0, 1) that repeats itself exactly for the same seed. */
export type Random = () => number;

/** Makes a repeatable random source (mulberry32). */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** A number in [0, 1) that depends on two whole numbers only. */
export const hashed = (a: number, b: number): number => seeded(Math.imul(a | 0, 73856093) ^ Math.imul(b | 0, 19349663))();

/** A whole number from `least` to `most`, both included. */
export const between = (random: Random, least: number, most: number): number => least + Math.floor(random() * (most - least + 1));

/** Takes one element out of a list at random. */
export const draw = <T>(random: Random, from: T[]): T => {
  const [taken] = from.splice(Math.floor(random() * from.length), 1);
  if (taken === undefined) throw new Error('nothing left to draw from');
  return taken;
};

/** Smooth noise in [-1, 1] over the plane, with hills about `size` wide. */
export const hills = (x: number, y: number, size: number, seed: number): number => {
  const [u, v] = [x / size, y / size];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const ease = (t: number) => t * t * (3 - 2 * t);
  const [s, t] = [ease(u - i), ease(v - j)];
  const at = (a: number, b: number) => hashed(a * 8191 + seed, b) * 2 - 1;
  return (at(i, j) * (1 - s) + at(i + 1, j) * s) * (1 - t) + (at(i, j + 1) * (1 - s) + at(i + 1, j + 1) * s) * t;
};
