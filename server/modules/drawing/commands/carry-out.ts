import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { answerDemands } from '#modules/demands/index.ts';
import { type AreaFacts, type DraftPlan, factsOf, parentCode } from '#modules/territory/domain/index.ts';
import {
  announceChange,
  announceReplaced,
  dissolve,
  holdLines,
  insertDrawn,
  keepFormer,
  linesOf,
  writeBoundary,
  writeFacts,
  writeSuccessions,
} from '#modules/territory/index.ts';
import { drawingSubject } from '../asked.ts';
import type { Judgement } from '../queries/judge-draft.ts';
import type { WholeDraft } from '../store/drafts.ts';

/** The one area that takes the place of each that ends, by code. */
const replacements = ({ dissolved }: DraftPlan, moved: readonly { from: string; to: string }[]): { from: string; to: string }[] => [
  ...dissolved.flatMap(({ area, successors }) => (successors.length === 1 ? [{ from: area.code, to: successors[0] as string }] : [])),
  ...moved,
];

/**
 * Makes a drawing the territory: new areas begin, others end, boundaries are kept before they are replaced, descent is recorded, and everybody
 * hears of it. Within a transaction that has the imports' lock.
 * @param day the first day on which it holds
 * @param at the moment from which it holds
 */
export async function carryOut(
  tx: Tx,
  jurisdictionId: string,
  draft: WholeDraft,
  { plan, moves, present }: Judgement,
  given: { readonly day: string; readonly at: Date; readonly reason: string; readonly by: string | null; readonly now: Date },
): Promise<void> {
  const { day, at, reason } = given;
  const by = { jurisdictionId, actorId: given.by, at: given.now };
  await answerDemands(tx, by, { type: drawingSubject, id: draft.areaCode });
  // a line of work that was given up while the drawing waited is left out
  await holdLines(tx, false);
  const lines = (await linesOf(tx)).map(({ code }) => code);
  const known = (facts: AreaFacts): AreaFacts => ({ ...factsOf(facts), lines: lines.filter((line) => facts.lines.includes(line)) });
  const added = plan.added.map(({ code, drawn }) => ({ code, parent: draft.areaCode, facts: known(drawn), boundary: drawn.boundary }));
  const moved = moves.moves.map(({ area, code }) => ({
    code,
    parent: parentCode(code) ?? '',
    facts: factsOf(area),
    boundary: area.boundary,
  }));
  const fresh = await insertDrawn(tx, [...added, ...moved], at);

  const former = plan.kept.flatMap(({ area, redrawn }) => (redrawn && area.boundary ? [{ code: area.code, boundary: area.boundary }] : []));
  await keepFormer(tx, former, day, draft.id);
  for (const { area, drawn, facts, fields, newBoundary } of plan.kept) {
    if (fields.length > 0) await writeFacts(tx, area.id, known(facts));
    if (newBoundary) await writeBoundary(tx, area.id, drawn.boundary);
  }
  const ending = [...plan.dissolved.map(({ area }) => area), ...moves.moves.map(({ area }) => area), ...moves.ended];
  await dissolve(
    tx,
    ending.map(({ id }) => id),
    at,
  );
  const relocated = moves.moves.map(({ area, code }) => ({ kind: 'move' as const, from: area.code, to: code }));
  await writeSuccessions(tx, [...plan.successions, ...relocated], day, reason);

  const idOf = new Map([...present.map(({ code, id }) => [code, id] as const), ...fresh]);
  const fromId = new Map(ending.map(({ code, id }) => [code, id]));
  for (const { from, to } of replacements(plan, relocated)) {
    const payload = {
      from,
      to,
      fromId: fromId.get(from) ?? null,
      toId: idOf.get(to) ?? null,
      on: day,
      at: at.toISOString(),
      by: given.by,
      reason,
    };
    await announceReplaced(tx, jurisdictionId, payload);
  }
  await announceChange(tx, jurisdictionId);
  await audit(tx, {
    jurisdictionId,
    actorId: given.by,
    action: 'territory.draft_published',
    subject: draft.id,
    reason,
    data: {
      area: draft.areaCode,
      on: day,
      added: plan.added.map(({ code }) => code),
      redrawn: plan.kept.filter(({ redrawn }) => redrawn).map(({ area }) => area.code),
      changed: plan.kept.filter(({ fields }) => fields.length > 0).map(({ area, fields }) => ({ code: area.code, fields })),
      dissolved: plan.dissolved.map(({ area }) => area.code),
      moved: relocated.map(({ from, to }) => ({ from, to })),
      ended: moves.ended.map(({ code }) => code),
    },
    at: given.now,
  });
}
