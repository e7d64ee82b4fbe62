import type { CaseAction } from '#contract/cases/lifecycle.ts';

/** The key of each act, the same on every case: figures along the way of a case, letters for what turns it or adds to it. */
export const keyOfAct: Readonly<Record<CaseAction, string>> = {
  verify: '1',
  file: '2',
  dispatch: '3',
  accept: '4',
  answer: '5',
  check: '6',
  call_back: '7',
  close: '8',
  archive: '9',
  progress: 'p',
  supplement: 'b',
  return: 't',
  recall: 'c',
  rework: 'f',
  reopen: 'o',
  shelve: 'g',
  resume: 'h',
  supervise: 'd',
  reject: 'x',
  withdraw: 'w',
};
