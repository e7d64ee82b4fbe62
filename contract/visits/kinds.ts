import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** 见面 · 电话 · 无人应门 · 拒绝 · 已搬走 · 住院 · 情况异常. */
export const visitResultSet = defineKinds('visits.results', ['met', 'phone', 'nobody', 'refused', 'moved', 'hospital', 'alarm']);
export type VisitResult = Kind<(typeof visitResultSet.shipped)[number]>;

/** 高风险 · 重点 · 其他特殊困难 · 普通住户: how soon something must be done where nobody opens. */
export const risks = ['high', 'key', 'other', 'ordinary'] as const;
export type Risk = (typeof risks)[number];

/** 敲门行动, with a beginning and an end · 常态走访, by a rhythm. */
export const planKinds = ['campaign', 'standing'] as const;

/** reach: nobody opened twice · moved: the household is said to have moved · alarm: something is wrong there. */
export const followUpKinds = ['reach', 'moved', 'alarm'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];
/** How each may be settled. */
export const followUpOutcomes = {
  reach: ['kin', 'neighbour', 'police', 'met'],
  moved: ['moved', 'stays'],
  alarm: ['handled', 'false_alarm'],
} as const satisfies Record<FollowUpKind, readonly string[]>;
export type FollowUpOutcome = (typeof followUpOutcomes)[FollowUpKind][number];

/** Whom households are given to: whoever works in their grid, heads their building, is their contact household, or one person. */
export const assignWays = ['grid', 'head', 'contact', 'hand'] as const;

/** Where a household stands in a plan: done in the window that is open, due, due and one missed before, not due now. */
export const dueStates = ['done', 'due', 'late', 'later'] as const;

/** Results at which somebody was spoken to. */
export const reached: readonly string[] = ['met', 'hospital', 'alarm'];

/** What a need takes and what it is about, as the register of needs among the three lists has it. */
export const needKinds = ['venue', 'people', 'skill', 'money', 'goods'] as const;
export const needTopics = ['elderly', 'children', 'health', 'culture', 'environment', 'safety', 'work', 'other'] as const;

/** What questions of a visit can be answered with: what is said at a door. No photos, no files. */
export const formatsForVisits = ['long-text', 'date', 'phone', 'money'] as const;
