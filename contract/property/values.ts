/* Words of the red and yellow list that pages of the phone need too. Free of zod. */

export const listKinds = ['red', 'yellow'] as const;
export type ListKind = (typeof listKinds)[number];
/**
 * praise 表扬 · rectify: a case of rectification 整改 · talk: a case to call the company in 约谈 · agenda: a topic of the next meeting 上会 ·
 * credit: an entry in its credit record 信用.
 */
export const consequenceActs = ['praise', 'rectify', 'talk', 'agenda', 'credit'] as const;
export type ConsequenceAct = (typeof consequenceActs)[number];
/** due · done · withdrawn: the period was corrected, and it stands on no list any more. */
export const consequenceStates = ['due', 'done', 'withdrawn'] as const;
export type ConsequenceState = (typeof consequenceStates)[number];
