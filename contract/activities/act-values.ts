/*
 * What can be doubtful about an act on the spot. Free of zod, for pages of the phone. An act in doubt is kept with its reason, never refused or dropped
 * for it: whoever reads it judges.
 */

/**
 * clock: the phone's clock is wrong · late, early: outside the window · far: away from the place · vague: the position is not exact enough to say ·
 * no_position: none was measured · code_old, code_used: a rotating code that ran out or was read before · no_code: the sign could not be read.
 */
export const doubtKinds = ['clock', 'late', 'early', 'far', 'vague', 'no_position', 'code_old', 'code_used', 'no_code'] as const;
export type DoubtKind = (typeof doubtKinds)[number];

/** Units of what a doubt measures: minutes of clocks and windows, metres of places, seconds of codes. */
export const doubtUnits: Readonly<Record<DoubtKind, 'minutes' | 'metres' | 'seconds' | null>> = {
  clock: 'minutes',
  late: 'minutes',
  early: 'minutes',
  far: 'metres',
  vague: 'metres',
  no_position: null,
  code_old: 'seconds',
  code_used: null,
  no_code: null,
};

/** One reason to doubt an act: what was measured and what is allowed, both whole and in the unit of the kind; null where nothing is measured. */
export interface Doubt {
  readonly kind: DoubtKind;
  readonly value: number | null;
  readonly limit: number | null;
}

/** Metres a position may be away from where an act belongs, unless its module or plan says otherwise. */
export const usualMetres = 100;
/** Metres of accuracy beyond which a position proves nothing, unless its module or plan says otherwise. */
export const vagueMetres = 200;
