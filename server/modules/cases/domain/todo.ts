import type { CaseState } from '#contract/cases/lifecycle.ts';

/** Where a viewer's to-do lies: states by area subtree, by organisation, and among the own reports. */
export interface Todo {
  readonly areas: readonly { path: string; states: CaseState[] }[];
  readonly organisations: readonly { id: string; states: CaseState[] }[];
}
