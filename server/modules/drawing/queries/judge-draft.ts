import type { DraftPreview } from '#contract/drawing/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Access, Database, Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import type { PresentArea } from '#modules/territory/domain/index.ts';
import { countBound, findPresentArea, presentBelow, usedCodes } from '#modules/territory/index.ts';
import { areaOf } from '#ui/geometry/index.ts';
import { type HashOf, staleCodes } from '../domain/base.ts';
import type { Ground, Verdict } from '../domain/judgement.ts';
import { judgeAside } from '../judging/judge-aside.ts';
import type { WholeDraft } from '../store/drafts.ts';

/** Short digest of a boundary, for telling whether it changed. */
export const hashOf: HashOf = (boundary) => sha256(JSON.stringify(boundary)).toString('base64url').slice(0, 22);

/** What a drawing means for the territory as it stands. */
export interface Judgement extends Verdict {
  readonly present: readonly PresentArea[];
  readonly stale: readonly string[];
}
/** Everything a drawing's judgement depends on, as it is now. */
async function groundOf(tx: Tx, { areaCode, base, features }: WholeDraft, at: Date): Promise<Ground> {
  const parent = await findPresentArea(tx, areaCode, at);
  return {
    areaCode,
    base,
    features,
    parent,
    present: parent ? await presentBelow(tx, parent.code, at, false) : [],
    below: parent ? await presentBelow(tx, parent.code, at, true) : [],
    used: await usedCodes(tx, areaCode),
  };
}

const digestOf = ({ used, ...ground }: Ground): string => sha256(JSON.stringify([ground, [...used].sort()])).toString('base64url');

/**
 * Judges a drawing ahead of the transaction that shows it or carries it out, so that nobody waits behind its locks meanwhile: there the verdict
 * is known, unless something changed beneath it or in it.
 * @param find null where there is nothing to judge
 * @throws drawing.draft_intricate
 */
export async function foreseeDraft(db: Database, access: Access, at: Date, find: (tx: Tx) => Promise<WholeDraft | null>): Promise<void> {
  const ground = await db.read(access, async (tx) => {
    const draft = await find(tx);
    return draft && groundOf(tx, draft, at);
  });
  if (ground) await judgeAside(ground, digestOf(ground));
}

/**
 * Compares a drawing with the territory and finds what is wrong with it.
 * @throws drawing.draft_intricate when its lines are entangled beyond what a map can have
 */
export async function judgeDraft(tx: Tx, draft: WholeDraft, at: Date): Promise<Judgement> {
  const ground = await groundOf(tx, draft, at);
  const { parent, present } = ground;
  const verdict = await judgeAside(ground, digestOf(ground));
  return { ...verdict, present, stale: parent ? staleCodes(draft.base, parent, present, hashOf) : [draft.areaCode] };
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
        shanghaiDay(at),
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
