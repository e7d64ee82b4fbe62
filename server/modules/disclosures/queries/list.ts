import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/disclosures/api.ts';
import { disclosureKinds } from '#contract/disclosures/values.ts';
import { outermost } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { shortestOf } from '../domain/shortest.ts';
import { codesOf } from '../policy.ts';
import { type DisclosureFilter, everywhere, pageOfDisclosures } from '../store/disclosures.ts';
import { detailShown, staffRow } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;
export type SheetAsked = Query<typeof api.exportDisclosures>;

/** A filter that shows nothing more than the viewer sees. @throws session.forbidden, territory.area_not_found */
export const filterOf = (eye: Eye, q: SheetAsked): DisclosureFilter => {
  const { viewer, today } = eye;
  if (!can(viewer, 'disclosures.read')) fail('session.forbidden');
  return {
    ...everywhere,
    areas: codesOf(outermost(areasWith(viewer, 'disclosures.read'))),
    area: q.area === undefined ? null : areaOf(eye, q.area).code,
    kind: q.kind ?? null,
    states: q.state ?? null,
    objections: q.objections ?? null,
    words: q.q || null,
    today,
  };
};

export const disclosuresPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listDisclosures>,
): Promise<Answer<typeof api.listDisclosures>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, q);
  const before = readCursor<[string]>(q.cursor, ['uuid']);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfDisclosures(tx, filter, before?.[0] ?? null, q.limit + 1));
  const page = cutPage(rows, q.limit, ({ id }) => [id]);
  return {
    items: page.rows.map((d) => staffRow(eye, d)),
    next: page.next,
    mayPublish: can(viewer, 'disclosures.publish'),
    periods: Object.fromEntries(disclosureKinds.map((kind) => [kind, shortestOf(eye.settings, kind)])) as Record<
      (typeof disclosureKinds)[number],
      number
    >,
  };
};

/** Shown on a calendar at most. */
const mostOnCalendar = 1_000;
export const calendarOf = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.disclosureCalendar>,
): Promise<Answer<typeof api.disclosureCalendar>> => {
  const eye = await eyeOf(context, viewer);
  const [year = 0, month = 1] = q.month.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const filter = { ...filterOf(eye, { area: q.area, state: undefined }), touching: [`${q.month}-01`, last] as const };
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfDisclosures(tx, filter, null, mostOnCalendar));
  return { items: rows.map((d) => staffRow(eye, d)) };
};

export const oneDisclosure = async (context: Context, viewer: Viewer, id: string): Promise<Answer<typeof api.getDisclosure>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => detailShown(eye, tx, id));
};
