import type { DrawingFault, DrawnArea } from '#contract/drawing/api.ts';
import { type Base, type DraftPlan, type PresentArea, planDraft } from '#modules/territory/domain/index.ts';
import { usualTolerances } from '#ui/geometry/index.ts';
import { faultsOfDraft } from './faults.ts';
import { type Moves, planMoves } from './moves.ts';

/** A drawing and the territory it is laid upon: everything that its judgement depends on. */
export interface Ground {
  readonly areaCode: string;
  readonly base: Base;
  readonly features: readonly DrawnArea[];
  /** Null when the area itself has ended. */
  readonly parent: PresentArea | null;
  readonly present: readonly PresentArea[];
  /** Areas below those present, upper levels first. */
  readonly below: readonly PresentArea[];
  readonly used: ReadonlySet<string>;
}

/** What a drawing does to the ground, and what is wrong with it. */
export interface Verdict {
  readonly plan: DraftPlan;
  readonly moves: Moves;
  readonly faults: readonly DrawingFault[];
}

/** Judges a drawing: pure, and for 200,000 positions seconds of work. @throws TooIntricate */
export const judge = ({ areaCode, base, features, parent, present, below, used }: Ground): Verdict => {
  const plan = planDraft(areaCode, present, base, features, used);
  const moves = planMoves(plan, below, used, usualTolerances.metres);
  return { plan, moves, faults: faultsOfDraft(plan, features, present, parent?.boundary ?? null, moves.across) };
};
