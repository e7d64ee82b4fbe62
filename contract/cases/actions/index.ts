import { accept } from './accept.ts';
import { answer } from './answer.ts';
import { archive } from './archive.ts';
import { call_back } from './call_back.ts';
import { check } from './check.ts';
import { claim } from './claim.ts';
import { close } from './close.ts';
import { dispatch } from './dispatch.ts';
import { extend } from './extend.ts';
import { file } from './file.ts';
import { handBack } from './hand_back.ts';
import { merge } from './merge.ts';
import { progress } from './progress.ts';
import { recall } from './recall.ts';
import { reject } from './reject.ts';
import { reopen } from './reopen.ts';
import { resume } from './resume.ts';
import { giveBack } from './return.ts';
import { rework } from './rework.ts';
import { settle } from './settle.ts';
import { shelve } from './shelve.ts';
import { supervise } from './supervise.ts';
import { supplement } from './supplement.ts';
import { unmerge } from './unmerge.ts';
import { verify } from './verify.ts';
import { wait } from './wait.ts';
import { withdraw } from './withdraw.ts';

/** Every action there is, in the order of forms and answers. A new one is a file here, an effect in the server and a form in the front ends. */
export const catalogue = [
  verify,
  file,
  reject,
  withdraw,
  dispatch,
  recall,
  accept,
  giveBack,
  claim,
  handBack,
  progress,
  answer,
  settle,
  check,
  rework,
  call_back,
  close,
  reopen,
  archive,
  shelve,
  wait,
  extend,
  resume,
  supervise,
  supplement,
  merge,
  unmerge,
] as const;
export type CaseAction = (typeof catalogue)[number]['action'];
export const actions: readonly CaseAction[] = catalogue.map(({ action }) => action);
