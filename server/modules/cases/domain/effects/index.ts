import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { accept } from './accept.ts';
import { answer } from './answer.ts';
import { archive } from './archive.ts';
import { callBack } from './call_back.ts';
import { ownCheck } from './check.ts';
import { claim } from './claim.ts';
import { close } from './close.ts';
import { dispatch } from './dispatch.ts';
import type { EffectOf, RefusalOf } from './effect.ts';
import { extend } from './extend.ts';
import { file } from './file.ts';
import { handBack } from './hand_back.ts';
import { merge, unmerge } from './merge.ts';
import { recall } from './recall.ts';
import { reopen, windowOver } from './reopen.ts';
import { resume } from './resume.ts';
import { giveBack } from './return.ts';
import { rework } from './rework.ts';
import { settle } from './settle.ts';
import { shelve } from './shelve.ts';
import { supervise } from './supervise.ts';
import { supplement } from './supplement.ts';
import { wait } from './wait.ts';

/** Acts that lead to another state and change nothing else. */
const nothing = (): object => ({});
/** Acts that add what somebody wrote. */
const said = (_: unknown, { text }: { text: string }) => ({ words: { text } });

/** The effect of every action of the catalogue. */
export const effects: { readonly [A in CaseAction]: EffectOf<A> } = {
  verify: nothing,
  file,
  reject: nothing,
  withdraw: nothing,
  dispatch,
  recall,
  accept,
  return: giveBack,
  claim,
  hand_back: handBack,
  progress: said,
  answer,
  settle,
  check: nothing,
  rework,
  call_back: callBack,
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
};

/** What refuses an action whatever it carries. */
export const refusals: { readonly [A in CaseAction]?: RefusalOf } = { check: ownCheck, reopen: windowOver };
