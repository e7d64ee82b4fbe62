import { useCallback, useMemo, useState } from 'react';
import type { Draft, DrawnArea } from '#contract/drawing/api.ts';
import { load, type Refusal } from '#ui/geometry/index.ts';
import type { Proposal } from './acts.ts';
import { atStep, type Done, firstStep, type Steps, shownBy, withStep } from './steps.ts';

export type Tool = 'select' | 'reshape' | 'split' | 'draw';
export const tools: readonly Tool[] = ['select', 'reshape', 'split', 'draw'];

/** A drawing in hand: its steps, what is chosen, the tool, and a proposal that waits for names and figures. */
export const useDrawing = (draft: Draft) => {
  const [steps, setSteps] = useState<Steps>(() => firstStep(load(draft.features, draft.parentBoundary)));
  const [chosenKeys, setChosen] = useState<readonly string[]>([]);
  const [tool, setTool] = useState<Tool>('select');
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const features = shownBy(steps);

  const commit = useCallback((next: readonly DrawnArea[], done: Done) => {
    setRefusal(null);
    setSteps((now) => (shownBy(now) === next ? now : withStep(now, done, next)));
  }, []);
  const go = useCallback((to: (steps: Steps) => number) => {
    setProposal(null);
    setRefusal(null);
    setSteps((now) => atStep(now, to(now)));
  }, []);
  /** Carries an act out, or – when there is something to name or confirm – asks first. */
  const propose = useCallback(
    (answer: Proposal | { refused: Refusal }, ask: boolean) => {
      if ('refused' in answer) return setRefusal(answer.refused);
      setRefusal(null);
      setTool('select');
      if (ask && answer.keys.length > 0) return setProposal(answer);
      commit(answer.features, answer.done);
      setChosen(answer.keys);
    },
    [commit],
  );
  const choose = useCallback(
    (key: string | null, add: boolean) =>
      setChosen((now) => {
        if (key === null) return add ? now : [];
        if (!add) return [key];
        return now.includes(key) ? now.filter((one) => one !== key) : [...now, key];
      }),
    [],
  );
  const shown = proposal?.features ?? features;
  // what an undone step brought is no longer there to be chosen
  const chosen = useMemo(() => chosenKeys.filter((key) => shown.some((area) => area.key === key)), [chosenKeys, shown]);
  const fresh = useMemo(() => new Set(shown.filter((area) => area.code === null).map((area) => area.key)), [shown]);
  return {
    steps,
    features,
    shown,
    chosen,
    fresh,
    tool,
    proposal,
    refusal,
    commit,
    go,
    propose,
    choose,
    setChosen,
    setTool,
    setProposal,
    setRefusal,
  };
};
export type Drawing = ReturnType<typeof useDrawing>;
