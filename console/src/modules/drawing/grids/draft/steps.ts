import type { DrawnArea } from '#contract/drawing/api.ts';

/** What was done, for the list of steps: words under `drawing:steps.*` with the names they speak of. */
export interface Done {
  readonly act:
    | 'opened'
    | 'theirs'
    | 'moved'
    | 'inserted'
    | 'removedCorner'
    | 'split'
    | 'merged'
    | 'drawn'
    | 'extended'
    | 'erased'
    | 'facts';
  readonly names: readonly string[];
}
export interface Step extends Done {
  readonly id: number;
  readonly features: readonly DrawnArea[];
}

/** A drawing with the way it went: `at` is the step that shows; those after it can be done again. */
export interface Steps {
  readonly all: readonly Step[];
  readonly at: number;
}

/** More steps than this are not remembered; the oldest go first. */
const mostSteps = 200;

export const firstStep = (features: readonly DrawnArea[]): Steps => ({ all: [{ id: 0, act: 'opened', names: [], features }], at: 0 });

/** One more step; what had been undone is gone with it. */
export const withStep = (steps: Steps, done: Done, features: readonly DrawnArea[]): Steps => {
  const kept = steps.all.slice(0, steps.at + 1);
  const all = [...kept, { ...done, features, id: (kept.at(-1)?.id ?? 0) + 1 }].slice(-mostSteps);
  return { all, at: all.length - 1 };
};

/** Another step shows. */
export const atStep = (steps: Steps, at: number): Steps => ({ ...steps, at: Math.max(0, Math.min(steps.all.length - 1, at)) });

export const shownBy = (steps: Steps): readonly DrawnArea[] => (steps.all[steps.at] as Step).features;
