import type { CaseEvent } from '#contract/cases/api.ts';
import { type CaseState, type Step, stepOf, steps } from '#contract/cases/states.ts';

/** Ways out of the loop: the line ends where the case left it. */
const out: readonly CaseState[] = ['rejected', 'withdrawn', 'merged'];
const isOut = (state: CaseState): boolean => out.includes(state);

/** How a step stands on the progress line. `off`: the case left the loop here. */
export type StepMark = 'done' | 'now' | 'off' | 'ahead';

/** Marks of the six steps in a state. A closed case has done all six. */
export const marksOf = (state: CaseState): Record<Step, StepMark> => {
  const current = steps.indexOf(stepOf[state]);
  const finished = state === 'closed' || state === 'archived';
  const mark = (at: number): StepMark => (at < current || finished ? 'done' : at > current ? 'ahead' : isOut(state) ? 'off' : 'now');
  return Object.fromEntries(steps.map((step, at) => [step, mark(at)])) as Record<Step, StepMark>;
};

/** When each step was last entered. Going back (rework, return) takes the later steps off the line again. */
export const stepTimes = (timeline: readonly CaseEvent[]): Partial<Record<Step, string>> => {
  const times: Partial<Record<Step, string>> = {};
  let before = -1;
  for (const event of timeline) {
    const at = steps.indexOf(stepOf[event.to]);
    if (at === before) continue;
    for (const later of steps.slice(at)) delete times[later];
    const step = steps[at];
    if (step) times[step] = event.at;
    before = at;
  }
  return times;
};
