/*
 * What couriers ask for quietly. Free of zod, for pages of the phone.
 */

/** 生病受伤 · 欠薪劳动纠纷 · 住处困难 · 家人照护和子女上学 · 突发困难 · 法律问题 · 心里有事 · 其他: what somebody needs help with. */
export const helpKinds = ['illness', 'wages', 'housing', 'family', 'money', 'law', 'mood', 'other'] as const;
export type HelpKind = (typeof helpKinds)[number];
/** waiting: nobody has taken it on · taken: somebody takes care of it · helped, withdrawn, expired: over, and its words are gone. */
export const helpStates = ['waiting', 'taken', 'helped', 'withdrawn', 'expired'] as const;
export type HelpState = (typeof helpStates)[number];
