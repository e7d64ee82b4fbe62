import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { limits } from '#contract/cases/lifecycle.ts';

/** What the form of an act asks. Mirrors `actBody` of the contract; the server has the last word. */
export interface ActForm {
  /** Field that carries the words. */
  words: 'reason' | 'text' | 'none';
  required: boolean;
  min: number;
  max: number;
  photos: boolean;
  /** Asks for more than words: the three rates, an organisation, a day. */
  extra: 'rating' | 'organisation' | 'until' | null;
}

const reason = { words: 'reason', min: limits.reasonMin, max: limits.reasonMax, photos: false, extra: null } as const;
const must = { ...reason, required: true };
const may = { ...reason, required: false };
const text = { words: 'text', required: true, min: limits.reasonMin, max: limits.reasonMax, photos: true, extra: null } as const;

export const forms: Readonly<Record<CaseAction, ActForm>> = {
  verify: { ...may, photos: true },
  file: may,
  reject: must,
  withdraw: may,
  dispatch: { ...may, extra: 'organisation' },
  recall: must,
  accept: may,
  return: must,
  progress: text,
  answer: { ...text, min: limits.answerMin, max: limits.answerMax },
  check: { ...may, photos: true },
  rework: must,
  call_back: { ...may, words: 'none', extra: 'rating' },
  close: may,
  reopen: must,
  archive: may,
  shelve: { ...must, extra: 'until' },
  resume: may,
  supervise: must,
  supplement: text,
};

/** Acts that move a case on: only they get the strong button. */
export const forward: readonly CaseAction[] = ['accept', 'answer', 'verify', 'check', 'file', 'dispatch', 'call_back', 'close', 'resume'];
export const order: readonly CaseAction[] = [
  'accept',
  'answer',
  'verify',
  'check',
  'file',
  'dispatch',
  'call_back',
  'close',
  'resume',
  'progress',
  'rework',
  'return',
  'supplement',
  'reopen',
  'withdraw',
  'reject',
  'recall',
  'shelve',
  'supervise',
  'archive',
];
/** Acts with ready phrases, kept in the words under `phrases`. */
export const phrased: readonly CaseAction[] = [
  'return',
  'rework',
  'reject',
  'withdraw',
  'reopen',
  'verify',
  'check',
  'progress',
  'supervise',
];
