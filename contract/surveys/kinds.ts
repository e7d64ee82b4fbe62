import type { Format } from '../kernel/form/schema.ts';

/** 户 · 人 · 工作人员: of whom a survey is asked. Staff answers in office for an area, and is asked by a demand. */
export const askedKinds = ['households', 'persons', 'staff'] as const;
export type AskedKind = (typeof askedKinds)[number];
/** draft 草稿 · planned 待开始 (announced, the roll is drawn) · open 进行中 · closed 已结束 · withdrawn 已撤回 */
export const surveyStates = ['draft', 'planned', 'open', 'closed', 'withdrawn'] as const;
export type SurveyState = (typeof surveyStates)[number];
/** phone 手机 · paper 纸质 · desk 工作台: how an answer came. */
export const answerWays = ['phone', 'paper', 'desk'] as const;
export type AnswerWay = (typeof answerWays)[number];

/** What a survey may ask for. Nothing that says who somebody is, and no photos. */
export const surveyFormats: readonly Format[] = ['long-text', 'date', 'money'];
