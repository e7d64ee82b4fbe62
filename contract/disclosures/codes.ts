/*
 * What disclosures and objections can be. Free of zod, for pages of the phone.
 */
/** 决议 · 结果 · 收支 · 公约 · 公告 · 进展: what is disclosed. Each has its own shortest period. */
export const disclosureKinds = ['resolution', 'result', 'accounts', 'covenant', 'notice', 'progress'] as const;
export type DisclosureKind = (typeof disclosureKinds)[number];
/** planned: begins later · open · over: its last day has passed · ended: before that, for a reason. */
export const disclosureStates = ['planned', 'open', 'over', 'ended'] as const;
export type DisclosureState = (typeof disclosureStates)[number];

/** 不实 · 不同意 · 程序 · 其他: what an objection is about. What is said to be untrue, and is, goes to the level above. */
export const objectionAbouts = ['untrue', 'disagree', 'procedure', 'other'] as const;
/** open · answered · inquiry: the level above looks into it · found: it has. */
export const objectionStates = ['open', 'answered', 'inquiry', 'found'] as const;
export type ObjectionState = (typeof objectionStates)[number];
/** upheld 成立 · partly 部分成立 · rejected 不成立. */
export const answerVerdicts = ['upheld', 'partly', 'rejected'] as const;
/** wrong 公开不实 · right 属实. */
export const findingVerdicts = ['wrong', 'right'] as const;

/** Bounds of what one disclosure says. */
export const most = { paragraphs: 80, letters: 3_000, columns: 12, rows: 500, cell: 300, files: 9 } as const;
