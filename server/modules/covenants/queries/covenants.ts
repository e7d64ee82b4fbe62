import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/covenants/api.ts';
import { reviewAheadDays } from '#contract/covenants/settings.ts';
import { templates } from '#contract/covenants/templates.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { accessOfEye, areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage, mayRead, readCodes } from '../policy.ts';
import { commentsOf } from '../store/comments.ts';
import { type CovenantFilter, pageOfCovenants, versionsOf } from '../store/covenants.ts';
import { covenantShown, presentComment, presentItem, seen } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

/** The last day on which a review counts as soon. */
export const soonOf = (eye: Eye): string => daysAfter(eye.today, settingOf(reviewAheadDays, eye.settings));

/** A page of a list, each as the eye sees it. */
const itemsPage = async (eye: Eye, tx: Tx, filter: CovenantFilter, q: { readonly cursor?: string | undefined; readonly limit: number }) => {
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const page = cutPage(await pageOfCovenants(tx, filter, after, q.limit + 1), q.limit, (c) => [c.createdAt.toISOString(), c.id]);
  const versions = await versionsOf(
    tx,
    page.rows.map(({ id }) => id),
  );
  return { items: page.rows.map((c) => presentItem(eye, c, versions.get(c.id) ?? [])), next: page.next };
};

/** Covenants anybody may read. */
export const openCovenants = async (
  context: Context,
  viewer: Viewer | null,
  q: Query<typeof api.listOpenCovenants>,
): Promise<Answer<typeof api.listOpenCovenants>> => {
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : areaOf(eye, q.area).code;
  const filter: CovenantFilter = { areas: null, area, kind: q.kind ?? null, view: q.view, soon: eye.today };
  // as everybody sees them, also to whoever could see more
  return context.kernel.db.read(accessOfEye(eye), (tx) => itemsPage({ ...eye, viewer: null }, tx, filter, q));
};

/** Which covenants somebody who follows them asks for. @throws session.forbidden, territory.area_not_found */
export const filterOf = (
  eye: Eye,
  viewer: Viewer,
  q: { area?: string | undefined; kind?: string | undefined; view: CovenantFilter['view'] },
): CovenantFilter => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const area = q.area === undefined ? null : areaOf(eye, q.area).code;
  return { areas: readCodes(viewer), area, kind: q.kind ?? null, view: q.view, soon: soonOf(eye) };
};

export const covenantsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listCovenants>,
): Promise<Answer<typeof api.listCovenants>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, viewer, q);
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    ...(await itemsPage(eye, tx, filter, q)),
    mayManage: mayManage(viewer),
  }));
};

export const oneCovenant = async (context: Context, viewer: Viewer | null, id: string): Promise<Answer<typeof api.getCovenant>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOfEye(eye), (tx) => covenantShown(eye, tx, id));
};

export const commentsPage = async (
  context: Context,
  viewer: Viewer | null,
  id: string,
  q: Query<typeof api.listCovenantComments>,
): Promise<Answer<typeof api.listCovenantComments>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOfEye(eye), async (tx) => {
    const { versions } = await seen(eye, tx, id);
    // of a version nobody was asked of there are none
    const rows = versions.some(({ number }) => number === q.number) ? await commentsOf(tx, id, q.number, after, q.limit + 1) : [];
    const page = cutPage(rows, q.limit, (m) => [m.at.toISOString(), m.id]);
    return { items: page.rows.map((m) => presentComment(eye, m)), next: page.next };
  });
};

/** The library of templates. */
export const templateLibrary = (): Answer<typeof api.listCovenantTemplates> => ({
  templates: templates.map(({ kind, title, articles }) => ({ kind, title, articles: articles.map((one) => ({ ...one })) })),
});
