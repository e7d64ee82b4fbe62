import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { ApplicationState, ApplicationStep, EntrustmentState, EntrustmentStep } from '#contract/services/kinds.ts';

const states: Readonly<Record<CaseState, ApplicationState>> = {
  reported: 'received',
  verified: 'received',
  filed: 'received',
  dispatched: 'received',
  merged: 'received',
  waiting: 'correcting',
  handling: 'accepted',
  shelved: 'accepted',
  answered: 'decided',
  checked: 'issued',
  called_back: 'issued',
  closed: 'issued',
  archived: 'issued',
  rejected: 'refused',
  withdrawn: 'withdrawn',
};

/** Where an application stands by its case. One that is archived stays as it ended. */
export const stateOf = (of: CaseState, before: ApplicationState): ApplicationState =>
  of === 'archived' && (before === 'refused' || before === 'withdrawn') ? before : states[of];

/** States in which somebody still has to do something. */
export const openStates: readonly ApplicationState[] = ['received', 'correcting', 'accepted', 'decided'];

const steps: Readonly<Record<ApplicationState, readonly ApplicationStep[]>> = {
  received: ['accept', 'correct', 'refuse'],
  correcting: [],
  accepted: ['decide', 'correct'],
  decided: ['issue'],
  issued: [],
  refused: [],
  withdrawn: [],
};
/** What may be done about an application where it stands, the natural step first. */
export const stepsOf = (state: ApplicationState): readonly ApplicationStep[] => steps[state];

/** Where each step leads, and from where. */
export const entrustmentMoves: Readonly<Record<EntrustmentStep, { from: readonly EntrustmentState[]; to: EntrustmentState }>> = {
  accept: { from: ['asked'], to: 'accepted' },
  refuse: { from: ['asked'], to: 'refused' },
  deliver: { from: ['handling'], to: 'delivered' },
  call_back: { from: ['delivered'], to: 'closed' },
  end: { from: ['asked', 'accepted', 'handling'], to: 'ended' },
};
