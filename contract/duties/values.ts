/*
 * The life of a place in a duty. Free of zod, for pages of the phone.
 */
/**
 * claimed: by whoever wants it · confirmed: by the community · active: taken up · ended: its term is over, it was handed back or on, or ended by the
 * community · declined: by the community · withdrawn: by whoever had claimed it.
 */
export const holderStates = ['claimed', 'confirmed', 'active', 'ended', 'declined', 'withdrawn'] as const;
export type HolderState = (typeof holderStates)[number];
/** States in which somebody has a duty or is about to; one person has one of these in a duty. */
export const standing = ['claimed', 'confirmed', 'active'] as const satisfies readonly HolderState[];

export const holderSteps = ['confirm', 'decline', 'withdraw', 'begin', 'hand_back', 'offer', 'end', 'rate'] as const;
export type HolderStep = (typeof holderSteps)[number];

interface Step {
  readonly from: readonly HolderState[];
  /** Null: the state stays. */
  readonly to: HolderState | null;
  /** self: who holds the duty · community: who manages duties there, and never about themselves. */
  readonly by: readonly ('self' | 'community')[];
  /** Words are needed. */
  readonly words?: true;
}

/** Which steps a holder's place can take, from where, and who takes them. Handing back asks for no reason. */
export const steps: Readonly<Record<HolderStep, Step>> = {
  confirm: { from: ['claimed'], to: 'confirmed', by: ['community'] },
  decline: { from: ['claimed'], to: 'declined', by: ['community'], words: true },
  withdraw: { from: ['claimed', 'confirmed'], to: 'withdrawn', by: ['self'] },
  begin: { from: ['confirmed'], to: 'active', by: ['self', 'community'] },
  hand_back: { from: ['active'], to: 'ended', by: ['self'] },
  // lets somebody else claim it; it stays one's own until that one is confirmed
  offer: { from: ['active'], to: null, by: ['self', 'community'] },
  end: { from: ['confirmed', 'active'], to: 'ended', by: ['community'], words: true },
  rate: { from: ['active', 'ended'], to: null, by: ['community'] },
};

/** What the community says of a term. */
export const dutyRatings = ['good', 'fair', 'more'] as const;
export type DutyRating = (typeof dutyRatings)[number];

/** Minutes that one report tells at most: what was done on one day. */
export const mostReportMinutes = 480;

/** Lists of duties: all, those that look for somebody, have a claim to confirm, are owed a report, have a term that ends soon, are over. */
export const dutyViews = ['all', 'vacant', 'to_confirm', 'due', 'ending', 'closed'] as const;
