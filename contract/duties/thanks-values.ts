/*
 * The wall of thanks. Free of zod, for pages of the phone.
 */

/** How somebody is named on the wall: not at all, masked, or by name; each chooses for themselves. */
export const thanksShows = ['none', 'masked', 'name'] as const;
export type ThanksShows = (typeof thanksShows)[number];

/** asked: somebody has not agreed yet · waiting: the community has not looked · shown · refused: by the community · withdrawn: somebody does not agree. */
export const thanksStates = ['asked', 'waiting', 'shown', 'refused', 'withdrawn'] as const;
export type ThanksState = (typeof thanksStates)[number];

export const mostThanks = 140;
/** What somebody may be thanked for, by the module that knows who did it. */
export const thankedFor = ['duties.duty', 'orders.order', 'activities.activity'] as const;
