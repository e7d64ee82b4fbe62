import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  Draft,
  DraftAct,
  DraftSummary,
  DrawnArea,
  discardDraft as discardEndpoint,
  openDraft as openEndpoint,
  reopenDraft as reopenEndpoint,
  saveDraft as saveEndpoint,
} from '#contract/drawing/api.ts';
import { areaKindSet } from '#contract/territory/kinds.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import type { Language } from '#kernel/words.ts';
import type { Boundary, PresentArea } from '#modules/territory/domain/index.ts';
import { drawnBelow, mayDraw, seesDrawings, successorsOf } from '#modules/territory/domain/index.ts';
import { findPresentArea, linesOf, presentBelow, readFormer, readSuccessions } from '#modules/territory/index.ts';
import { baseOf, drawnOf, rebase } from '../domain/base.ts';
import { actionsOf, type DraftContext, type DraftView, draftView, getVisible, presentDraft, presentWhole } from '../queries/drafts.ts';
import { hashOf } from '../queries/judge-draft.ts';
import { decideDraft, insertDraft, type WholeDraft, writeDrawing } from '../store/drafts.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** A draft held for an act the viewer may take in its state, at the version the viewer saw. */
export async function hold(tx: Tx, view: DraftView, id: string, version: number, act: DraftAct): Promise<WholeDraft> {
  const draft = await getVisible(tx, view, id, true);
  if (!mayDraw(view.viewer, draft.areaPath)) fail('session.forbidden');
  if (!actionsOf(draft, view.viewer).includes(act)) fail('drawing.draft_state', { state: draft.state });
  if (draft.version !== version) fail('drawing.draft_changed', { version: draft.version });
  return draft;
}

/**
 * One command on a drawing.
 * @param run makes the change and answers the drawing's id
 * @param present shows it as its sender may see it by then
 */
const draftCommand = async <T>(
  context: DraftContext,
  viewer: Viewer,
  language: Language,
  asked: { readonly what: string; readonly body: { readonly id: string } },
  run: (by: Command, view: DraftView) => Promise<string>,
  present: (tx: Tx, draft: WholeDraft, view: DraftView) => T | Promise<T>,
): Promise<T> => {
  const view = await draftView(context, viewer, language);
  return command(
    context.kernel,
    viewer,
    `territory.${asked.what}`,
    asked.body,
    (by) => run(by, view),
    async ({ tx }, id) => present(tx, await getVisible(tx, view, id), view),
  );
};
const whole = (tx: Tx, draft: WholeDraft, view: DraftView): Promise<Draft> => presentWhole(tx, draft, view);
const summary = (_: Tx, draft: WholeDraft, view: DraftView): DraftSummary => presentDraft(draft, view);

/** The areas as they were before a published drawing; those that have ended since come back as new ones. */
async function before(tx: Tx, published: WholeDraft, present: readonly PresentArea[]): Promise<DrawnArea[]> {
  const { areas } = published.base;
  const former = await readFormer(
    tx,
    published.id,
    areas.map(({ code }) => code),
  );
  const now = new Set(present.map(({ code }) => code));
  const successions = await readSuccessions(tx);
  return areas.map(({ hash: _, code, lines, names, ...facts }) => ({
    ...facts,
    key: v7(),
    code: now.has(code) ? code : null,
    lines: [...lines],
    names: [...names],
    boundary: (former.get(code) ?? null) as DrawnArea['boundary'],
    from: now.has(code) ? [] : successorsOf(code, successions).codes.filter((one) => now.has(one)),
  }));
}

/** Opens a drawing of the areas below one. */
export async function openDraft(
  context: DraftContext,
  viewer: Viewer,
  body: Body<typeof openEndpoint>,
  language: Language,
): Promise<Draft> {
  return draftCommand(
    context,
    viewer,
    language,
    { what: 'open_draft', body },
    async ({ tx, log }, view) => {
      const area = await findPresentArea(tx, body.areaCode, view.now);
      if (!area || !seesDrawings(view.sight, area.path)) return fail('territory.area_not_found', { code: body.areaCode });
      if (!mayDraw(viewer, area.path)) fail('session.forbidden');
      if (!drawnBelow[area.level]) fail('drawing.not_drawable');
      const present = await presentBelow(tx, area.code, view.now, false);
      const restored = body.restore === null ? null : await getVisible(tx, view, body.restore);
      if (restored && restored.areaCode !== area.code) fail('drawing.draft_not_found');
      if (restored && restored.state !== 'published') fail('drawing.draft_state', { state: restored.state });
      const features = restored ? await before(tx, restored, present) : present.map((one) => drawnOf(one, v7()));
      const base = baseOf(area.boundary, present, hashOf);
      const given = {
        id: body.id,
        title: body.title,
        code: area.code,
        path: area.path,
        base,
        features,
        by: viewer.accountId,
        at: view.now,
      };
      if (!(await insertDraft(tx, given))) fail('request.id_reused');
      const data = { title: body.title, areas: features.length, ...(restored ? { restores: restored.id } : {}) };
      await log('territory.draft_opened', body.id, { data: { area: area.code, ...data } });
      return body.id;
    },
    whole,
  );
}

const seven = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
const onGrid = (boundary: DrawnArea['boundary']): DrawnArea['boundary'] => {
  if (!boundary) return null;
  const ring = (positions: [number, number][]) => positions.map(([lon, lat]): [number, number] => [seven(lon), seven(lat)]);
  return boundary.type === 'Polygon'
    ? { type: 'Polygon', coordinates: boundary.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: boundary.coordinates.map((part) => part.map(ring)) };
};

/** Saves a drawing as it stands. */
export async function saveDraft(
  context: DraftContext,
  viewer: Viewer,
  id: string,
  body: Body<typeof saveEndpoint>,
  language: Language,
): Promise<DraftSummary> {
  const kinds = await context.kernel.kinds.of(viewer.jurisdictionId);
  return draftCommand(
    context,
    viewer,
    language,
    { what: `save_draft ${id}`, body },
    async ({ tx, log }, view) => {
      const draft = await hold(tx, view, id, body.version, 'save');
      const known = new Set([...(await linesOf(tx)).map(({ code }) => code), ...draft.base.areas.flatMap(({ lines }) => lines)]);
      const unknown = body.features.flatMap(({ lines }) => lines).find((line) => !known.has(line));
      if (unknown !== undefined) fail('territory.line_unknown', { code: unknown });
      const before = new Map(draft.base.areas.map(({ code, kind }) => [code, kind]));
      for (const { code, kind } of body.features) checkKind(kinds, areaKindSet, kind, code === null ? null : (before.get(code) ?? null));
      const features = body.features.map((one) => ({ ...one, boundary: onGrid(one.boundary) }));
      await writeDrawing(tx, id, { title: body.title, features, base: null, at: view.now });
      await log('territory.draft_saved', id, { data: { area: draft.areaCode, version: draft.version + 1, areas: features.length } });
      return id;
    },
    summary,
  );
}

/** Gives a drawing up. */
export async function discardDraft(
  context: DraftContext,
  viewer: Viewer,
  id: string,
  body: Body<typeof discardEndpoint>,
  language: Language,
): Promise<DraftSummary> {
  return draftCommand(
    context,
    viewer,
    language,
    { what: `discard_draft ${id}`, body },
    async ({ tx, log }, view) => {
      const draft = await hold(tx, view, id, body.version, 'discard');
      const decided = {
        state: 'discarded' as const,
        reason: body.reason,
        effectiveOn: null,
        fault: null,
        by: viewer.accountId,
        at: view.now,
      };
      await decideDraft(tx, id, decided);
      await log('territory.draft_discarded', id, { reason: body.reason, data: { area: draft.areaCode } });
      return id;
    },
    summary,
  );
}

/** Takes a drawing up again, upon the territory as it now is. */
export async function reopenDraft(
  context: DraftContext,
  viewer: Viewer,
  id: string,
  body: Body<typeof reopenEndpoint>,
  language: Language,
): Promise<Draft> {
  return draftCommand(
    context,
    viewer,
    language,
    { what: `reopen_draft ${id}`, body },
    async ({ tx, log }, view) => {
      const draft = await hold(tx, view, id, body.version, 'reopen');
      const parent = (await findPresentArea(tx, draft.areaCode, view.now)) ?? fail('territory.area_not_found', { code: draft.areaCode });
      const present = await presentBelow(tx, parent.code, view.now, false);
      const features = rebase(draft.features, draft.base, present, hashOf, v7);
      const base = baseOf(parent.boundary as Boundary | null, present, hashOf);
      await decideDraft(tx, id, { state: 'open', reason: null, effectiveOn: null, fault: null, by: null, at: view.now });
      await writeDrawing(tx, id, { title: draft.title, features, base, at: view.now });
      await log('territory.draft_reopened', id, { data: { area: draft.areaCode, was: draft.state } });
      return id;
    },
    whole,
  );
}
