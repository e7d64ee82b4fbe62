/*
 * What a proposal goes through. Free of zod, for pages of the phone.
 */

/** draft 起草 · running 进行中 · done 已完成 · rejected 未通过 · withdrawn 已撤回. */
export const proposalStates = ['draft', 'running', 'done', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** propose 提议 · discuss 商议 · meet 会议审议 · decide 决议 · publish 公开 · evaluate 评议. */
export const stepKinds = ['propose', 'discuss', 'meet', 'decide', 'publish', 'evaluate'] as const;
export type StepKind = (typeof stepKinds)[number];

/** branch 党支部 · committees 两委 · members 党员 · delegates 代表 · residents 居民. */
export const participants = ['branch', 'committees', 'members', 'delegates', 'residents'] as const;
export type Participants = (typeof participants)[number];

/** waiting: not begun · running: announced, its days may still lie ahead · ended · merged: done in one with the step before · dropped: the proposal fell before it. */
export const stepStates = ['waiting', 'running', 'ended', 'merged', 'dropped'] as const;
export type StepState = (typeof stepStates)[number];

/** How a step decides: by a vote on the phone and on paper, or at a meeting whose minutes are entered. */
export const decidingWays = ['vote', 'meeting'] as const;
export type DecidingWay = (typeof decidingWays)[number];

/** What is published: an announcement when the step begins, the resolution when it is taken, the result when it is carried out. */
export const publishedThings = ['nothing', 'notice', 'resolution', 'result'] as const;
export type PublishedThing = (typeof publishedThings)[number];

/** support 赞成 · oppose 反对 · suggest 建议 · ask 询问: what a comment is meant as. */
export const stances = ['support', 'oppose', 'suggest', 'ask'] as const;
export type Stance = (typeof stances)[number];

/** open 待答复 · taken 已采纳 · refused 未采纳 · withdrawn 已撤回: what became of an amendment. */
export const amendmentStates = ['open', 'taken', 'refused', 'withdrawn'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

/** Whether a resident is satisfied, and whether what was decided was carried out. */
export const satisfactions = ['satisfied', 'fair', 'unsatisfied'] as const;
export type Satisfaction = (typeof satisfactions)[number];
export const carriedOut = ['yes', 'partly', 'no', 'unknown'] as const;
export type CarriedOut = (typeof carriedOut)[number];

export const proposalViews = ['all', 'running', 'waiting', 'ended'] as const;
export type ProposalView = (typeof proposalViews)[number];

/** What a proposal may hold. */
export const mostParagraphs = 40;
export const longestParagraph = 1_500;

/** Kinds whose step takes comments and amendments. */
export const talks = (kind: StepKind): boolean => kind === 'discuss';
/** Kinds that resolve by figures. */
export const resolves = (kind: StepKind): boolean => kind === 'meet' || kind === 'decide';
