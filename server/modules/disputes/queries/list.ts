import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DisputeDetail, disputeFigures, exportDisputes, listDisputes, listMediators } from '#contract/disputes/api.ts';
import { outermost } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mediatorsFor } from '../mediators.ts';
import { codesOf, handleAreas, mayOpen, mediationOf, readAreas } from '../policy.ts';
import { type DisputeFilter, pageOfDisputes, type Sight } from '../store/disputes.ts';
import { figuresOf } from '../store/figures.ts';
import { presentDispute, presentRow } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
export type LedgerAsked = Query<typeof exportDisputes>;

/** What the viewer sees or, as `works`, works on. */
export const sightOf = (viewer: Viewer, works = false): Sight => ({
  areas: codesOf(outermost(works ? handleAreas(viewer) : readAreas(viewer))),
  organisations: mediationOf(viewer),
  accountId: viewer.accountId,
});
/** A filter that shows nothing more than the viewer sees. @throws territory.area_not_found */
export const filterOf = ({ viewer, snapshot }: Eye, q: Partial<LedgerAsked> & { case?: string | undefined }): DisputeFilter => {
  if (q.area !== undefined && !snapshot.find(q.area)) fail('territory.area_not_found', { code: q.area });
  return {
    sight: sightOf(viewer),
    mine: q.mine ?? false,
    states: q.state?.length ? q.state : null,
    kind: q.kind ?? null,
    area: q.area ?? null,
    caseId: q.case ?? null,
  };
};

export const disputesPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listDisputes>,
): Promise<z.input<typeof listDisputes.response>> => {
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  const filter = filterOf(eye, q);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfDisputes(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentRow(eye, row)), next, mayOpen: mayOpen(viewer) };
  });
};

export const oneDispute = async (context: Context, viewer: Viewer, id: string): Promise<DisputeDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentDispute(eye, tx, id));
};

/** Who may mediate somewhere; for those who take disputes. @throws session.forbidden, territory.area_not_found */
export const mediatorChoice = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listMediators>,
): Promise<z.input<typeof listMediators.response>> => {
  const eye = await eyeOf(context, viewer);
  if (!mayOpen(viewer)) fail('session.forbidden');
  const area = eye.snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area });
  return { items: await context.kernel.db.read(accessOf(viewer), (tx) => mediatorsFor(eye, tx, q.organisation, area)) };
};

export const figuresFor = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof disputeFigures>,
): Promise<z.input<typeof disputeFigures.response>> => {
  const eye = await eyeOf(context, viewer);
  const to = q.to ?? eye.today;
  const from = q.from ?? daysAfter(to, -364);
  const filter = filterOf(eye, { area: q.area });
  return { from, to, items: await context.kernel.db.read(accessOf(viewer), (tx) => figuresOf(tx, filter, from, to)) };
};
