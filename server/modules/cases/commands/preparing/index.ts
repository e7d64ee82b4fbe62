import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { dispatch } from './dispatch.ts';
import { file } from './file.ts';
import { merge } from './merge.ts';
import type { Preparing } from './preparing.ts';
import { shelve } from './shelve.ts';
import { wait } from './wait.ts';

/** Actions that ask something of the jurisdiction before the rules decide. */
export const preparing: { readonly [A in CaseAction]?: Preparing<A> } = { file, dispatch, merge, shelve, wait };
export type { Also, Preparing } from './preparing.ts';
