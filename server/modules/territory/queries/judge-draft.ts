import type { DraftPreview, DrawingFault } from '#contract/territory/drawing.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { areaOf, TooIntricate, usualTolerances } from '#ui/geometry/index.ts';
import { type HashOf, staleCodes } from '../domain/drawing-base.ts';
import { faultsOfDraft } from '../domain/drawing-faults.ts';
import { type Moves, planMoves } from '../domain/drawing-moves.ts';
import { type DraftPlan, type PresentArea, planDraft } from '../domain/drawing-plan.ts';
import { dayOf } from '../domain/place-day.ts';
import type { WholeDraft } from '../store/drafts.ts';
import { countBound, findPresentArea, presentBelow, usedCodes } from '../store/drawn-areas.ts';

/** Short digest of a boundary, for telling whether it changed. */
export const hashOf: HashOf = (boundary) => sha256(JSON.stringify(boundary)).toString('base64url').slice(0, 22);

/** What a drawing means for the territory as it stands. */
export interface Judgement {
  /** Null when the area itself has ended. */
  readonly parent: PresentArea | null;
  readonly present: readonly PresentArea[];
  readonly stale: readonly string[];
  readonly plan: DraftPlan;
  readonly moves: Moves;
  readonly faults: readonly DrawingFault[];
}

/**
 * Compares a drawing with the territory and finds what is wrong with it.
 * @throws territory.draft_intricate when its lines are entangled beyond what a map can have
 */
export const judgeDraft = (tx: Tx, draft: WholeDraft, at: Date): Promise<Judgement> =>
  judge(tx, draft, at).catch((error: unknown) => {
    if (error instanceof TooIntricate) return fail('territory.draft_intricate');
    throw error;
  });

async function judge(tx: Tx, draft: WholeDraft, at: Date): Promise<Judgement> {
  const parent = await findPresentArea(tx, draft.areaCode, at);
  const present = parent ? await presentBelow(tx, parent.code, at, false) : [];
  const used = await usedCodes(tx, draft.areaCode);
  const plan = planDraft(draft.areaCode, present, draft.base, draft.features, used);
  const below = parent ? await presentBelow(tx, parent.code, at, true) : [];
  const moves = planMoves(plan, below, used, usualTolerances.metres);
  return {
    parent,
    present,
    stale: parent ? staleCodes(draft.base, parent, present, hashOf) : [draft.areaCode],
    plan,
    moves,
    faults: faultsOfDraft(plan, draft.features, present, parent?.boundary ?? null, moves.across),
  };
}

/** A judgement as it is shown, with what is bound to the areas that end. */
export async function previewOf(tx: Tx, { stale, plan, moves, faults }: Judgement, at: Date): Promise<DraftPreview> {
  const ending = [
    ...plan.dissolved.map(({ area, successors }) => ({ area, successor: successors.length === 1 ? (successors[0] ?? null) : null })),
    ...moves.ended.map((area) => ({ area, successor: null })),
  ];
  const bound = new Map(
    (
      await countBound(
        tx,
        ending.map(({ area }) => area.id),
        at,
        dayOf(at),
      )
    ).map((one) => [one.code, one]),
  );
  const metres = (value: number) => Math.round(value);
  return {
    publishable: stale.length === 0 && faults.every(({ severity }) => severity === 'warning'),
    stale: [...stale],
    added: plan.added.map(({ drawn, code, from }) => ({ key: drawn.key, code, name: drawn.name, from: [...from] })),
    redrawn: plan.kept
      .filter(({ redrawn }) => redrawn)
      .map(({ area, drawn }) => ({
        key: drawn.key,
        code: area.code,
        name: drawn.name,
        squareMetresBefore: metres(areaOf(area.boundary)),
        squareMetres: metres(areaOf(drawn.boundary)),
      })),
    changed: plan.kept
      .filter(({ fields }) => fields.length > 0)
      .map(({ area, drawn, fields }) => ({ key: drawn.key, code: area.code, name: drawn.name, fields: [...fields] })),
    dissolved: plan.dissolved.map(({ area, successors }) => ({ code: area.code, name: area.shortName, successors: [...successors] })),
    moved: moves.moves.map(({ area, code }) => ({ code: area.code, name: area.shortName, to: code })),
    unchanged: plan.kept.filter(({ fields, redrawn }) => fields.length === 0 && !redrawn).length,
    faults: [...faults],
    consequences: ending.flatMap(({ area, successor }) => {
      const one = bound.get(area.code);
      return one ? [{ name: area.shortName, successor, ...one }] : [];
    }),
  };
}
