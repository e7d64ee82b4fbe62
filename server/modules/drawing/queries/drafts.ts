import type { z } from 'zod';
import { organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { Draft, DraftAct, DraftPreview, DraftSummary, listDrafts } from '#contract/drawing/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { errorSentence, type Language } from '#kernel/words.ts';
import type { Demands } from '#modules/demands/index.ts';
import {
  type DrawingSight,
  draftTable,
  drawingScopes,
  drawnBelow,
  mayDraw,
  seesAnyDrawing,
  seesDrawing,
  seesDrawings,
} from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { findPresentArea, outlineAround, presentBelow } from '#modules/territory/index.ts';
import { staleCodes } from '../domain/base.ts';
import { areasOfOrganisations, type DraftRow, findDraft, lockDraft, pageOfDrafts, type WholeDraft } from '../store/drafts.ts';
import { foreseeDraft, hashOf, judgeDraft, previewOf } from './judge-draft.ts';

/** What acts and questions about drafts stand on. */
export interface DraftContext {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly demands: Demands;
}
/** For whom a draft is shown. */
export interface DraftView {
  readonly viewer: Viewer;
  readonly sight: DrawingSight;
  readonly language: Language;
  readonly now: Date;
}

/** What showing drafts to a viewer needs, read before any transaction. */
export async function draftView({ kernel }: DraftContext, viewer: Viewer, language: Language): Promise<DraftView> {
  const handled = organisationsWith(viewer, 'drawing.read_published');
  const workplaces =
    handled.length === 0 ? null : await kernel.db.read(accessOf(viewer), (tx) => areasOfOrganisations(tx, viewer.jurisdictionId, handled));
  return { viewer, sight: { scopes: drawingScopes(viewer), workplaces }, language, now: kernel.clock.now() };
}

/** What a viewer may do with a draft now. */
export const actionsOf = (row: DraftRow, viewer: Viewer): DraftAct[] => (mayDraw(viewer, row.areaPath) ? [...draftTable[row.state]] : []);

/** A draft as lists show it. */
export const presentDraft = (row: DraftRow, { viewer, language }: DraftView): DraftSummary => ({
  id: row.id,
  title: row.title,
  area: { code: row.areaCode, name: row.areaName, level: row.areaLevel },
  childLevel: drawnBelow[row.areaLevel] ?? 'micro_grid',
  state: row.state,
  version: row.version,
  areas: row.areas,
  reason: row.reason,
  effectiveOn: row.effectiveOn,
  fault: row.fault && { ...row.fault, message: errorSentence(language, row.fault.code, row.fault.data) },
  createdBy: { name: row.createdByName },
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  decidedBy: row.decidedBy === null ? null : { name: row.decidedByName ?? '' },
  decidedAt: row.decidedAt?.toISOString() ?? null,
  actions: actionsOf(row, viewer),
});

/** A draft with its drawing, and what changed beneath it as long as that matters. */
export async function presentWhole(tx: Tx, draft: WholeDraft, view: DraftView): Promise<Draft> {
  const parent = await findPresentArea(tx, draft.areaCode, view.now);
  const undecided = draft.state === 'open' || draft.state === 'scheduled' || draft.state === 'failed';
  const present = parent && undecided ? await presentBelow(tx, parent.code, view.now, false) : [];
  const stale = !undecided ? [] : parent ? staleCodes(draft.base, parent, present, hashOf) : [draft.areaCode];
  return {
    ...presentDraft(draft, view),
    features: [...draft.features],
    parentBoundary: (parent?.boundary ?? null) as Draft['parentBoundary'],
    around: (parent && !parent.boundary ? await outlineAround(tx, parent.code, view.now) : null) as Draft['around'],
    stale,
  };
}

/** A draft the viewer may see; `hold` keeps others from changing it. @throws drawing.draft_not_found */
export async function getVisible(tx: Tx, { sight }: DraftView, id: string, hold = false): Promise<WholeDraft> {
  const draft = await (hold ? lockDraft(tx, id) : findDraft(tx, id));
  return draft && seesDrawing(sight, draft.areaPath, draft.state) ? draft : fail('drawing.draft_not_found');
}

/** Drawings the viewer may see, newest first. */
export async function draftsPage(
  context: DraftContext,
  viewer: Viewer,
  query: z.output<NonNullable<typeof listDrafts.query>>,
  language: Language,
): Promise<z.input<typeof listDrafts.response>> {
  const view = await draftView(context, viewer, language);
  if (!seesAnyDrawing(view.sight)) fail('session.forbidden');
  const [after] = readCursor<[string]>(query.cursor, ['uuid']) ?? [null];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const area = query.area === undefined ? null : await findPresentArea(tx, query.area, view.now);
    if (query.area !== undefined && (!area || !seesDrawings(view.sight, area.path))) fail('territory.area_not_found', { code: query.area });
    const found = await pageOfDrafts(tx, {
      area: area?.code ?? null,
      state: query.state ?? null,
      ...view.sight,
      after,
      limit: query.limit + 1,
    });
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    return {
      items: rows.map((row) => presentDraft(row, view)),
      next,
      mayOpen: area !== null && drawnBelow[area.level] !== undefined && mayDraw(viewer, area.path),
    };
  });
}

export async function oneDraft(context: DraftContext, viewer: Viewer, id: string, language: Language): Promise<Draft> {
  const view = await draftView(context, viewer, language);
  return context.kernel.db.read(accessOf(viewer), async (tx) => presentWhole(tx, await getVisible(tx, view, id), view));
}

/** What publishing a drawing would do. */
export async function previewDraft(context: DraftContext, viewer: Viewer, id: string): Promise<DraftPreview> {
  const view = await draftView(context, viewer, 'zh-CN');
  const { db } = context.kernel;
  await foreseeDraft(db, accessOf(viewer), view.now, (tx) => getVisible(tx, view, id));
  return db.read(accessOf(viewer), async (tx) => previewOf(tx, await judgeDraft(tx, await getVisible(tx, view, id), view.now), view.now));
}
