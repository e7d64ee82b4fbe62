import type { CaseAction } from './actions/index.ts';
import type { Stage } from './categories.ts';

/**
 * The fixed vocabulary in which the life of every case is told: its states, each in one of the six steps of the field (六步闭环):
 * report 问题上报 → file 案卷建立 → assign 任务指派 → act 调查落实 → feed back 反馈结果 → close and archive 结案归档.
 */
export const states = [
  'reported',
  'verified',
  'filed',
  'dispatched',
  'handling',
  'answered',
  'checked',
  'called_back',
  'closed',
  'archived',
  'rejected',
  'withdrawn',
  'shelved',
  'waiting',
  'merged',
] as const;
export type CaseState = (typeof states)[number];

/** The act that naturally carries a case on from each state: the screens' first button. Null at the end. */
export const naturalAct: Readonly<Record<CaseState, CaseAction | null>> = {
  reported: 'verify',
  verified: 'file',
  filed: 'dispatch',
  dispatched: 'accept',
  handling: 'answer',
  answered: 'check',
  checked: 'call_back',
  called_back: 'close',
  closed: 'archive',
  archived: null,
  rejected: 'archive',
  withdrawn: 'archive',
  shelved: 'resume',
  waiting: 'resume',
  merged: null,
};

/** The six steps as residents see them; `off` are ways out of the loop. */
export const steps = ['report', 'file', 'assign', 'act', 'feed_back', 'archive'] as const;
export type Step = (typeof steps)[number];

/** The step a state stands in. Ways out (rejected, withdrawn, merged) end at the step they left from; what pauses waits in `act`. */
export const stepOf: Readonly<Record<CaseState, Step>> = {
  reported: 'report',
  verified: 'file',
  filed: 'file',
  dispatched: 'assign',
  handling: 'act',
  answered: 'feed_back',
  checked: 'feed_back',
  called_back: 'feed_back',
  closed: 'archive',
  archived: 'archive',
  rejected: 'file',
  withdrawn: 'report',
  shelved: 'act',
  waiting: 'act',
  merged: 'file',
};

/** The stage whose clock runs in a state; absent where no clock runs. */
export const stageOf: Partial<Record<CaseState, Stage>> = {
  reported: 'verify',
  verified: 'file',
  filed: 'dispatch',
  dispatched: 'accept',
  handling: 'handle',
  answered: 'check',
  checked: 'call_back',
  called_back: 'close',
};

/** States in which someone still has to act. */
export const openStates = [
  'reported',
  'verified',
  'filed',
  'dispatched',
  'handling',
  'answered',
  'checked',
  'called_back',
  'shelved',
  'waiting',
] as const satisfies readonly CaseState[];

/** States in which the clocks stand until a day on which a case comes back by itself: 挂账, and 待诉求人补充. */
export const pauses = ['shelved', 'waiting'] as const satisfies readonly CaseState[];
export const isPaused = (state: CaseState): boolean => (pauses as readonly CaseState[]).includes(state);

/** States from which a case may go on where it stood before: pauses, and that of one that has joined another. */
export const goesBack = (state: CaseState): boolean => isPaused(state) || state === 'merged';

/** States that have ended and may still be reopened for a while; the platform archives them afterwards. */
export const endedStates: readonly CaseState[] = ['closed', 'rejected', 'withdrawn'];

/** Days after closing (or refusal) in which a case may be reopened; afterwards it is archived by itself. */
export const reopenWindowDays = 15;

/** Limits on what people write and attach, shared with the forms. */
export const limits = {
  // 路灯不亮 is a whole report
  textMin: 4,
  textMax: 10_000,
  reasonMin: 2,
  reasonMax: 1000,
  answerMin: 5,
  answerMax: 5000,
  placeMax: 200,
  /** How long ago a matter may have been seen, and by how much a device's clock may run ahead. */
  seenDaysMax: 365,
  seenMinutesAhead: 5,
  photosMax: 9,
  photoBytesMax: 10 * 1024 * 1024,
  photoPixelsMax: 50_000_000,
} as const;
