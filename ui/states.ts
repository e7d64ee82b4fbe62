import { type CaseState, stepOf, steps } from '#contract/cases/states.ts';

/** How a state looks: a tone of the palette and a mark, so that it is told by shape as well as by colour and word. */
export interface StateLook {
  tone: 'ink' | 'info' | 'soft';
  mark: 'ring' | 'tick' | 'lock' | 'cross' | 'back' | 'pause';
  /** 0–1, how far round the loop; drawn as the filled part of the ring. */
  share: number;
}

const marks: Partial<Record<CaseState, StateLook['mark']>> = {
  closed: 'tick',
  archived: 'lock',
  rejected: 'cross',
  withdrawn: 'back',
  shelved: 'pause',
  merged: 'back',
};
const order = {
  reported: 0.08,
  verified: 0.2,
  filed: 0.32,
  dispatched: 0.45,
  handling: 0.6,
  answered: 0.72,
  checked: 0.82,
  called_back: 0.92,
} as Record<CaseState, number>;

/** The look of a state: waiting for staff in ink, being handled in blue, ended in soft grey. */
export const lookOf = (state: CaseState): StateLook => ({
  tone: state === 'dispatched' || state === 'handling' ? 'info' : marks[state] ? 'soft' : 'ink',
  mark: marks[state] ?? 'ring',
  share: order[state] ?? (steps.indexOf(stepOf[state]) + 1) / steps.length,
});
