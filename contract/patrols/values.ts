/* Words of patrols that pages of the phone need too. Free of zod. */

/** What a compulsory scan rests on (国办函〔2026〕12号): 安全 · 应急. Elsewhere nobody is made to scan. */
export const basisKinds = ['security', 'emergency'] as const;
export type BasisKind = (typeof basisKinds)[number];
/** fixed: the code on the sign · rotating: one that a screen shows, new every half minute. */
export const codeModes = ['fixed', 'rotating'] as const;
export type CodeMode = (typeof codeModes)[number];
/** 正常 · 有问题 · 不涉及 · 未能进入, for each line of a checklist. */
export const checkAnswers = ['ok', 'problem', 'not_applicable', 'no_entry'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];
/** What a stop came to: all fine, something wrong, or nobody could get in. */
export const scanResults = ['ok', 'problem', 'no_entry'] as const;
export type ScanResult = (typeof scanResults)[number];
/** How presence was shown: the sign was read, a rotating code was read, its letters were typed, nothing. */
export const proofs = ['fixed', 'rotating', 'typed', 'none'] as const;
export type Proof = (typeof proofs)[number];
/** What becomes of a problem by itself: a case that waits for the desk, or a hazard of the ledger. */
export const problemWays = ['case', 'hazard'] as const;
/** ahead: not yet due · due · under_way · done · partly: over with stops left out · missed: over, nothing done. */
export const roundStates = ['ahead', 'due', 'under_way', 'done', 'partly', 'missed'] as const;
export type RoundState = (typeof roundStates)[number];
export const reviews = ['accepted', 'set_aside'] as const;
export type Review = (typeof reviews)[number];

/** Answers to a checklist as one result: a problem outweighs everything; no entry counts where nothing could be looked at. */
export const resultOf = (answers: readonly CheckAnswer[]): ScanResult => {
  if (answers.includes('problem')) return 'problem';
  return answers.includes('no_entry') && !answers.includes('ok') ? 'no_entry' : 'ok';
};
