import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** Joint enforcement 联合执法 · key work 重点工作 · emergency 应急处置 · a matter residents could not get solved 疑难诉求. */
export const whistleKinds = ['joint', 'key_work', 'emergency', 'unsolved'] as const;
export const whistleKindSet = defineKinds('whistles.kinds', whistleKinds);
export type WhistleKind = Kind<(typeof whistleKinds)[number]>;

/** Steps of a called organisation, each with a limit where the kind has one. */
export const callStages = ['answer', 'contact', 'arrive', 'feedback'] as const;
export type CallStage = (typeof callStages)[number];

/** open → ended by the caller; withdrawn: called by mistake, counts for nobody. */
export const whistleStates = ['open', 'ended', 'withdrawn'] as const;
/** assigned → accepted → done; or returned with a reason; or cancelled by whoever assigned it. */
export const assignmentStates = ['assigned', 'accepted', 'done', 'returned', 'cancelled'] as const;
export type AssignmentState = (typeof assignmentStates)[number];
