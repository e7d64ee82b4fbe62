import { type CaseAction, limits } from '#contract/cases/lifecycle.ts';
import { callBack } from './case/act/forms/call_back.tsx';
import { dispatch } from './case/act/forms/dispatch.tsx';
import { file } from './case/act/forms/file.tsx';
import type { ActForm } from './case/act/forms/form.ts';
import { merge } from './case/act/forms/merge.tsx';
import { answer, settle } from './case/act/forms/settle.tsx';
import { shelve } from './case/act/forms/shelve.tsx';
import { wait } from './case/act/forms/wait.tsx';

const text = { min: limits.reasonMin, max: limits.reasonMax };

/** The form of every action of the catalogue; what asks for more than words and photos stands in a file of its own. */
export const actForms: Readonly<Record<CaseAction, ActForm>> = {
  verify: { key: '1', words: 'may', photos: true, ready: true },
  file,
  dispatch,
  accept: { key: '4', words: 'may', ready: true },
  claim: { key: 'j', words: 'none', ready: true },
  hand_back: { key: 'l', words: 'may', turns: true },
  answer,
  settle,
  check: { key: '6', words: 'may', photos: true, ready: true },
  call_back: callBack,
  close: {
    key: '8',
    words: ({ rating }) => (rating && !(rating.answered && rating.solved && rating.satisfied) ? 'must' : 'may'),
    why: 'act.unhappyClose',
    ends: true,
  },
  archive: { key: '9', words: 'may', ready: true, ends: true },
  progress: { key: 'p', words: text, photos: true },
  supplement: { key: 'b', words: text, photos: true },
  return: { key: 't', words: 'must', turns: true },
  recall: { key: 'c', words: 'must', turns: true },
  rework: { key: 'f', words: 'must', turns: true },
  reopen: { key: 'o', words: 'must', turns: true },
  shelve,
  wait,
  extend: { key: 'y', words: 'none', tells: true },
  resume: { key: 'h', words: 'may', ready: true },
  supervise: { key: 'd', words: 'must' },
  merge,
  unmerge: { key: 'u', words: 'must', turns: true },
  reject: { key: 'x', words: 'must', turns: true, ends: true },
  withdraw: { key: 'w', words: 'may', turns: true, ends: true },
};
/** The actions in the order of their keys. */
export const actNames = Object.keys(actForms) as readonly CaseAction[];
