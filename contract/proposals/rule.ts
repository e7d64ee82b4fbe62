/*
 * Whether a meeting's figures carry: integers alone. Free of zod, for forms of the console.
 */

import { type Fraction, meets } from '../kernel/shares.ts';

export const shareOf = ['participating', 'present', 'due'] as const;

/** A share of somebody. */
export interface Share extends Fraction {
  readonly of: (typeof shareOf)[number];
}

/** What a meeting came to, in heads. */
export interface Figures {
  readonly due: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** Whom a share is taken of. Those who were present and gave no vote take no part. */
const baseOf = ({ due, present, yes, no, abstain }: Figures, of: Share['of']): number =>
  of === 'due' ? due : of === 'present' ? present : yes + no + abstain;

/** What can be wrong with figures, first fault first; null: nothing. */
export const faultOf = (f: Figures): 'none_due' | 'present_over' | 'votes_over' | null => {
  if (f.due < 1) return 'none_due';
  if (f.present > f.due) return 'present_over';
  return f.yes + f.no + f.abstain > f.present ? 'votes_over' : null;
};

/** no_quorum: it resolved nothing and has to be held again · fallen · carried. A tie carries nothing. */
export const judge = (
  f: Figures,
  rule: { readonly quorum: Share | null; readonly majority: Share },
): 'no_quorum' | 'fallen' | 'carried' => {
  if (rule.quorum && !meets(f.present, f.due, rule.quorum)) return 'no_quorum';
  return meets(f.yes, baseOf(f, rule.majority.of), rule.majority) && f.yes > 0 ? 'carried' : 'fallen';
};
