import type { Permission } from '../kernel/permissions.ts';

/**
 * The life of a case: every state, every action, and who may take it. This table is the only statement of the rule; the server
 * refuses anything else with 409 and the screens draw their buttons from it.
 *
 * Six steps of the field (六步闭环): report 问题上报 → file 案卷建立 → assign 任务指派 → act 调查落实 → feed back 反馈结果 →
 * close and archive 结案归档, with verify 核实 before filing and check 核查 before closing.
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
] as const;
export type CaseState = (typeof states)[number];

export const actions = [
  'verify',
  'file',
  'reject',
  'withdraw',
  'dispatch',
  'recall',
  'accept',
  'return',
  'progress',
  'answer',
  'check',
  'rework',
  'call_back',
  'close',
  'reopen',
  'archive',
  'shelve',
  'resume',
  'supervise',
  'supplement',
] as const;
export type CaseAction = (typeof actions)[number];

/** Where an action leads: a state, `same` (the act is recorded, the state stays) or `previous` (back to where shelving began). */
export type Target = CaseState | 'same' | 'previous';

const open = { supplement: 'same', supervise: 'same' } as const;

/** State → action → target. An action that is absent is not allowed in that state. */
export const lifecycle: Readonly<Record<CaseState, Readonly<Partial<Record<CaseAction, Target>>>>> = {
  reported: { verify: 'verified', reject: 'rejected', withdraw: 'withdrawn', ...open },
  verified: { file: 'filed', reject: 'rejected', withdraw: 'withdrawn', ...open },
  filed: { dispatch: 'dispatched', reject: 'rejected', shelve: 'shelved', withdraw: 'withdrawn', ...open },
  dispatched: { accept: 'handling', return: 'filed', recall: 'filed', shelve: 'shelved', withdraw: 'withdrawn', ...open },
  handling: { progress: 'same', answer: 'answered', recall: 'filed', shelve: 'shelved', ...open },
  answered: { check: 'checked', rework: 'handling', ...open },
  checked: { call_back: 'called_back', ...open },
  called_back: { close: 'closed', rework: 'handling', ...open },
  closed: { archive: 'archived', reopen: 'dispatched' },
  archived: {},
  rejected: { archive: 'archived', reopen: 'reported' },
  withdrawn: { archive: 'archived' },
  shelved: { resume: 'previous', ...open },
};

/** Action → the permission by which a post takes it; null: no post does, only who reported. */
export const permitted: Readonly<Record<CaseAction, Permission | null>> = {
  verify: 'cases.verify',
  file: 'cases.file',
  reject: 'cases.reject',
  withdraw: null,
  dispatch: 'cases.dispatch',
  recall: 'cases.dispatch',
  accept: 'cases.handle',
  return: 'cases.handle',
  progress: 'cases.handle',
  answer: 'cases.handle',
  check: 'cases.check',
  rework: 'cases.rework',
  call_back: 'cases.call_back',
  close: 'cases.close',
  reopen: 'cases.reopen',
  archive: 'cases.archive',
  shelve: 'cases.shelve',
  resume: 'cases.shelve',
  supervise: 'cases.supervise',
  supplement: null,
};

/** What the reporter may do with the own report. */
export const reporterMay: readonly CaseAction[] = ['withdraw', 'call_back', 'reopen', 'supplement'];

/** As whom somebody takes an action: as the reporter, or in a post with these permissions. */
export type Capacity = 'reporter' | ReadonlySet<Permission>;

/** Whether an action may be taken in this capacity, should the state allow it. A refusal may be taken back by whoever may refuse. */
export const mayTake = (state: CaseState, action: CaseAction, as: Capacity): boolean => {
  if (as === 'reporter') return reporterMay.includes(action);
  const holds = (one: CaseAction): boolean => permitted[one] !== null && as.has(permitted[one]);
  return holds(action) || (state === 'rejected' && action === 'reopen' && holds('reject'));
};

/** What an action asks a post to reach for its permission to count: the case's area, or – handling – the organisation that handles it. */
export const relationFor = (action: CaseAction): 'area' | 'organisation' =>
  permitted[action] === 'cases.handle' ? 'organisation' : 'area';

/** One cell of the table: the target when `action` may be taken in `state` in this capacity, else null. */
export const cell = (state: CaseState, action: CaseAction, as: Capacity): Target | null => {
  const target = lifecycle[state][action];
  return target !== undefined && mayTake(state, action, as) ? target : null;
};

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
};

/** The six steps as residents see them; `off` are ways out of the loop. */
export const steps = ['report', 'file', 'assign', 'act', 'feed_back', 'archive'] as const;
export type Step = (typeof steps)[number];

/** The step a state stands in. Ways out (rejected, withdrawn) end at the step they left from; shelved waits in `act`. */
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
] as const satisfies readonly CaseState[];

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
