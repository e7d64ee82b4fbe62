import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** 邻里 · 婚姻家庭 · 房屋宅基地 · 物业 · 劳动 · 消费 · 损害赔偿 · 其他. */
export const disputeKindSet = defineKinds('disputes.kinds', [
  'neighbours',
  'family',
  'housing',
  'property',
  'labour',
  'consumer',
  'damages',
  'other',
]);
export type DisputeKind = Kind<(typeof disputeKindSet.shipped)[number]>;
/** How it came to mediation: asked for, taken up, sent by police, court or a department. */
export const disputeSources = ['asked', 'taken_up', 'police', 'court', 'department'] as const;
/** open → agreed, failed or withdrawn. */
export const disputeStates = ['open', 'agreed', 'failed', 'withdrawn'] as const;
export const partySides = ['first', 'second'] as const;
export type PartySide = (typeof partySides)[number];
export const agreementForms = ['written', 'oral'] as const;
/** What a session came to: agreed on all, to go on, without agreement, somebody did not come. */
export const sessionResults = ['agreed', 'goes_on', 'failed', 'absent'] as const;
/** Days from the agreement on in which both sides may ask the court to confirm it (人民调解法 art. 33). */
export const confirmDays = 30;
