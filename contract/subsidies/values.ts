/*
 * What a payment goes through. Free of zod.
 */

/** reckoned 已测算 · checked 已复核 · approved 已审批 · abandoned 已作废. */
export const runStates = ['reckoned', 'checked', 'approved', 'abandoned'] as const;
export type SubsidyState = (typeof runStates)[number];
export const runSteps = ['check', 'approve', 'abandon'] as const;
export type SubsidyStep = (typeof runSteps)[number];
export const stepOf: Readonly<Record<SubsidyStep, { readonly from: readonly SubsidyState[]; readonly to: SubsidyState }>> = {
  check: { from: ['reckoned'], to: 'checked' },
  approve: { from: ['checked'], to: 'approved' },
  abandon: { from: ['reckoned', 'checked'], to: 'abandoned' },
};
/** Why a line has no amount: no score 没有得分 · no facts 台账缺数 · below 未达档次 · budget 预算用完. */
export const whys = ['no_score', 'no_facts', 'below', 'budget'] as const;
export type Why = (typeof whys)[number];
