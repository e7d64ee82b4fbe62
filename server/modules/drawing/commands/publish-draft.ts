import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { publishDraft as publishEndpoint } from '#contract/drawing/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { command } from '#kernel/command.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Language } from '#kernel/words.ts';
import { changesNothing } from '#modules/territory/domain/index.ts';
import { lockImports } from '#modules/territory/index.ts';
import { actionsOf, type DraftContext, draftView, getVisible, presentDraft } from '../queries/drafts.ts';
import { foreseeDraft, type Judgement, judgeDraft, previewOf } from '../queries/judge-draft.ts';
import { decideDraft, findDraft, findDue, findScheduled, lockDraft } from '../store/drafts.ts';
import { carryOut } from './carry-out.ts';
import { hold } from './manage-drafts.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Refusal = { code: 'drawing.draft_stale' | 'drawing.draft_faulty' | 'drawing.draft_unchanged'; data: Record<string, unknown> };

/** Why a drawing cannot be carried out on the territory as it is; null when it can. */
function refusalOf({ stale, faults, plan }: Judgement): Refusal | null {
  if (stale.length > 0) return { code: 'drawing.draft_stale', data: { codes: stale.join('、') } };
  const grave = faults.filter(({ severity }) => severity === 'error');
  if (grave.length > 0)
    return { code: 'drawing.draft_faulty', data: { count: grave.length, faults: [...new Set(grave.map(({ code }) => code))] } };
  return changesNothing(plan) ? { code: 'drawing.draft_unchanged', data: {} } : null;
}

/**
 * Publishes a drawing: today at once, on a later day by {@link carryOutDue}. Publications and imports take turns, so that each is judged
 * against the territory the one before it left.
 */
export async function publishDraft(
  context: DraftContext,
  viewer: Viewer,
  id: string,
  body: Body<typeof publishEndpoint>,
  language: Language,
): Promise<z.input<typeof publishEndpoint.response>> {
  const view = await draftView(context, viewer, language);
  // whether the viewer may is decided below; nothing is judged for somebody who may not, or who repeats
  await foreseeDraft(context.kernel.db, accessOf(viewer), view.now, async (tx) => {
    const draft = await getVisible(tx, view, id);
    return actionsOf(draft, viewer).includes('publish') && draft.version === body.version ? draft : null;
  });
  return command(
    context.kernel,
    viewer,
    `territory.publish_draft ${id}`,
    body,
    async ({ tx, log }) => {
      await lockImports(tx);
      const draft = await hold(tx, view, id, body.version, 'publish');
      const today = shanghaiDay(view.now);
      const { effectiveOn, reason } = body;
      if (effectiveOn < today) fail('drawing.day_passed', { day: effectiveOn });
      const judgement = await judgeDraft(tx, draft, view.now);
      const refusal = refusalOf(judgement);
      if (refusal) fail(refusal.code, refusal.data);
      const preview = await previewOf(tx, judgement, view.now);
      const { jurisdictionId, accountId: by } = viewer;
      const decided = { reason, effectiveOn, fault: null, by, at: view.now };
      if (effectiveOn === today) {
        await carryOut(tx, jurisdictionId, draft, judgement, { day: today, at: view.now, reason, by, now: view.now });
        await decideDraft(tx, id, { state: 'published', ...decided });
      } else {
        const waiting = await findScheduled(tx, draft.areaCode);
        if (waiting) fail('drawing.draft_scheduled_already', { day: waiting.day });
        await decideDraft(tx, id, { state: 'scheduled', ...decided });
        const data = { area: draft.areaCode, on: effectiveOn };
        await log('territory.draft_scheduled', id, { reason, data });
      }
      // what it did cannot be foreseen any more once it is done
      return { preview };
    },
    async ({ tx }, { preview }) => ({ draft: presentDraft(await getVisible(tx, view, id), view), preview }),
  );
}

/** Carries one drawing out whose day has come, or marks it as failed. A drawing somebody was faster with is left alone. */
async function carryOutOne(tx: Tx, jurisdictionId: string, id: string, now: Date): Promise<void> {
  await lockImports(tx);
  const draft = await lockDraft(tx, id);
  if (draft?.state !== 'scheduled' || draft.effectiveOn === null || draft.effectiveOn > shanghaiDay(now)) return;
  const judgement = await judgeDraft(tx, draft, now);
  const { effectiveOn, decidedBy: by } = draft;
  const reason = draft.reason ?? '';
  const refusal = refusalOf(judgement);
  const decided = { reason, effectiveOn, by, at: now };
  if (refusal) {
    await decideDraft(tx, id, { state: 'failed', fault: refusal, ...decided });
    const data = { area: draft.areaCode, on: effectiveOn, ...refusal };
    await audit(tx, { jurisdictionId, actorId: null, action: 'territory.draft_failed', subject: id, reason, data, at: now });
    return;
  }
  const start = new Date(`${effectiveOn}T00:00:00+08:00`);
  // an area cannot end before it began
  const begun = [...judgement.present, ...judgement.moves.moves.map(({ area }) => area)].some(
    ({ validFrom }) => validFrom && validFrom >= start,
  );
  await carryOut(tx, jurisdictionId, draft, judgement, { day: effectiveOn, at: begun ? now : start, reason, by, now });
  await decideDraft(tx, id, { state: 'published', fault: null, ...decided });
}

/** Carries out every drawing whose day has come, each in a transaction of its own. Harmless when repeated or run twice at once. */
export const carryOutDue = (kernel: Kernel): Promise<void> =>
  eachJurisdiction(kernel, 'territory.carry-out-drafts', async (jurisdictionId) => {
    const access = systemAccess(jurisdictionId);
    const due = await kernel.db.read(access, (tx) => findDue(tx, shanghaiDay(kernel.clock.now())));
    for (const id of due) {
      const now = kernel.clock.now();
      await foreseeDraft(kernel.db, access, now, (tx) => findDraft(tx, id)).catch(() => null);
      await kernel.db.write(access, (tx) => carryOutOne(tx, jurisdictionId, id, now));
    }
  });
