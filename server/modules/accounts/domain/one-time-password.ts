/** Letters and digits that are not taken for one another, read aloud or on paper. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 3;
const size = 4;

/** A password to be handed over once and replaced at the first sign-in, from at least 12 random bytes: `k7mp-x3vd-9qht`. */
export const oneTimePassword = (random: Uint8Array): string =>
  Array.from({ length: groups }, (_, g) =>
    Array.from({ length: size }, (__, i) => characters[(random[g * size + i] as number) % characters.length]).join(''),
  ).join('-');
