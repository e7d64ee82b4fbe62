/*
 * States of what belongs to the credit of a company. Free of zod, for pages of the phone.
 */

/** good 良好信息 · bad 不良信息. */
export const signs = ['good', 'bad'] as const;
export type Sign = (typeof signs)[number];
/** What an entry rests on: a case, the consequence of a published list, a document. */
export const entrySources = ['case', 'list', 'document'] as const;
/** stands 有效 · withdrawn 已撤销（异议成立）. */
export const entryStates = ['stands', 'withdrawn'] as const;
export type EntrySource = (typeof entrySources)[number];
export type EntryState = (typeof entryStates)[number];
/** warn 警示 · talk 约谈 · bar 不得承接新项目. */
export const stepActs = ['warn', 'talk', 'bar'] as const;
export type StepAct = (typeof stepActs)[number];
/** half and year: of the calendar · rolling: the last twelve months. */
export const markWindows = ['half', 'year', 'rolling'] as const;
export type MarkWindow = (typeof markWindows)[number];
/** Of objections and of applications for repair. */
export const askStates = ['open', 'granted', 'refused'] as const;
export type AskState = (typeof askStates)[number];
/** public 公示中 · final 已定. */
export const yearStates = ['public', 'final'] as const;
export type YearState = (typeof yearStates)[number];
/** rated 已评 · missing 未参评（缺）. */
export const standings = ['rated', 'missing'] as const;
export type Standing = (typeof standings)[number];
