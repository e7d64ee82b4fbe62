import type { Share } from '../proposals/rule.ts';

/*
 * How covenants are adopted. Residents: more than half of those due present, more than half of those for it (Organic Law of Residents' Committees as it
 * stood until the end of 2025; a place whose rule asks for more holds its vote by a proposal). Owners: Civil Code 278 (2), two thirds take part by heads
 * and by area, more than half of these for it by both.
 */
const moreThanHalf: Share = { of: 'present', n: 1, d: 2, strict: true };

export const residentsRule: { readonly quorum: Share; readonly majority: Share } = {
  quorum: { of: 'due', n: 1, d: 2, strict: true },
  majority: moreThanHalf,
};
export const ownersRule: { readonly quorum: Share; readonly majority: Share } = {
  quorum: { of: 'due', n: 2, d: 3, strict: false },
  majority: moreThanHalf,
};
