/* Words of the red and yellow list that pages of the phone need too. Free of zod. */

export const listKinds = ['red', 'yellow'] as const;
export type ListKind = (typeof listKinds)[number];
/**
 * praise 表扬 · rectify: a case of rectification 整改 · talk: a case to call the company in 约谈 · agenda: a topic of the next meeting 上会 ·
 * credit: an entry in its credit record 信用 · expose: told to everybody 曝光.
 */
export const consequenceActs = ['praise', 'rectify', 'talk', 'agenda', 'credit', 'expose'] as const;
export type ConsequenceAct = (typeof consequenceActs)[number];
/**
 * waits 等整改期满: follows only where the rectification the same list ordered is not done in time · due · done ·
 * spared 已按期整改: it was, so that nothing follows · withdrawn: the period was corrected, and it stands on no list any more.
 */
export const consequenceStates = ['waits', 'due', 'done', 'spared', 'withdrawn'] as const;
export type ConsequenceState = (typeof consequenceStates)[number];
