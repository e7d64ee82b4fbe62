import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { limits } from '#contract/cases/states.ts';
import type { ActForm } from './form.ts';
import { organisation } from './organisation.tsx';
import { rating } from './rating.tsx';
import { shelvedUntil, waitingUntil } from './until.tsx';

const may = { words: 'reason', required: false, min: limits.reasonMin, max: limits.reasonMax, photos: false } as const;
const must = { ...may, required: true } as const;
const text = { words: 'text', required: true, min: limits.reasonMin, max: limits.reasonMax, photos: true } as const;

/** The form of every action of the catalogue, in the order of the buttons; what asks for more than words stands in a file of its own. */
export const forms: Readonly<Record<CaseAction, ActForm>> = {
  claim: { ...may, words: 'none', forward: true },
  hand_back: may,
  accept: { ...may, forward: true, explained: true },
  answer: { ...text, min: limits.answerMin, max: limits.answerMax, forward: true, photosLabel: 'act.photosAfter' },
  settle: { ...text, min: limits.answerMin, max: limits.answerMax, explained: true },
  verify: { ...may, photos: true, forward: true, phrased: true },
  check: { ...may, photos: true, forward: true, phrased: true },
  file: { ...may, forward: true },
  dispatch: { ...may, forward: true, extra: organisation },
  call_back: { ...may, words: 'none', forward: true, extra: rating, label: 'rate.comment', send: 'rate.send' },
  close: { ...may, forward: true },
  resume: { ...may, forward: true },
  progress: { ...text, phrased: true },
  rework: { ...must, phrased: true },
  return: { ...must, phrased: true, explained: true },
  supplement: text,
  reopen: { ...must, phrased: true, explained: true },
  withdraw: { ...may, phrased: true, explained: true },
  reject: { ...must, phrased: true },
  recall: must,
  wait: { ...text, photos: false, extra: waitingUntil, phrased: true, explained: true },
  extend: { ...may, words: 'none' },
  shelve: { ...must, extra: shelvedUntil },
  supervise: { ...must, phrased: true },
  unmerge: must,
  merge: { ...may, desk: true },
  archive: may,
};
/** The actions in the order of the buttons. */
export const order = Object.keys(forms) as readonly CaseAction[];
