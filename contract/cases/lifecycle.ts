import type { Role } from '../accounts/roles.ts';

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

/** Action → roles whose holders may take it, given the relation the role stands for (own report, own area, own organisation). */
export const permitted: Readonly<Record<CaseAction, readonly Role[]>> = {
  verify: ['grid_worker', 'clerk', 'dispatcher'],
  file: ['clerk', 'dispatcher'],
  reject: ['clerk', 'dispatcher'],
  withdraw: ['resident'],
  dispatch: ['clerk', 'dispatcher', 'supervisor'],
  recall: ['clerk', 'dispatcher', 'supervisor'],
  accept: ['handler', 'grid_worker'],
  return: ['handler', 'grid_worker'],
  progress: ['handler', 'grid_worker'],
  answer: ['handler', 'grid_worker'],
  check: ['grid_worker', 'clerk', 'dispatcher'],
  rework: ['grid_worker', 'clerk', 'dispatcher', 'supervisor'],
  call_back: ['resident', 'clerk', 'dispatcher'],
  close: ['dispatcher', 'supervisor'],
  reopen: ['resident', 'dispatcher', 'supervisor'],
  archive: ['dispatcher', 'supervisor'],
  shelve: ['dispatcher', 'supervisor'],
  resume: ['dispatcher', 'supervisor'],
  supervise: ['dispatcher', 'supervisor'],
  supplement: ['resident'],
};

/** Whether a role may take an action in a state, should the state allow it. A refusal may be taken back by whoever may refuse. */
export const mayTake = (state: CaseState, action: CaseAction, role: Role): boolean =>
  permitted[action].includes(role) || (state === 'rejected' && action === 'reopen' && permitted.reject.includes(role));

/** How a role must stand to a case for its permission to count: the reporter, staff of the area, or member of the handling organisation. */
export type Relation = 'reporter' | 'area' | 'organisation';

/** The relation an action asks of the role that takes it. Handling is the organisation's, the rest is the area's or the reporter's. */
export const relationFor = (action: CaseAction, role: Role): Relation => {
  if (role === 'resident') return 'reporter';
  return action === 'accept' || action === 'return' || action === 'progress' || action === 'answer' ? 'organisation' : 'area';
};

/** One cell of the table: the target when `role` may take `action` in `state`, else null. */
export const cell = (state: CaseState, action: CaseAction, role: Role): Target | null => {
  const target = lifecycle[state][action];
  return target !== undefined && mayTake(state, action, role) ? target : null;
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

/** Days a case may be shelved at a stretch; on the last one it comes back by itself. */
export const shelvedDaysMost = 90;

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
