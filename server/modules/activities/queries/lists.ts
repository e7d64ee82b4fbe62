import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/activities/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { type Access, accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { siteOf } from '#kernel/site.ts';
import { codeAt } from '../codes.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { organises, readCodes } from '../policy.ts';
import { type ActivityFilter, findActivity, pageOfActivities } from '../store/activities.ts';
import { certifiedMinutes, participantsOf, placesOfAccount } from '../store/participants.ts';
import { pointOf, presentActivity, presentOwn, presentRow } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;
export type ListAsked = Query<typeof api.exportActivities>;

const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const dayLength = 86_400_000;
const endOf = (day: string | undefined): Date | null => (day === undefined ? null : new Date(+startOf(day) + dayLength));

/** A filter that shows nothing more than the viewer sees. @throws territory.area_not_found */
export const filterOf = (eye: Eye, viewer: Viewer, q: ListAsked): ActivityFilter => ({
  areas: readCodes(viewer),
  area: q.area === undefined ? null : areaOf(eye, q.area).code,
  kind: q.kind ?? null,
  states: q.state && q.state.length > 0 ? q.state : null,
  series: q.series ?? null,
  from: q.from === undefined ? null : startOf(q.from),
  until: endOf(q.until),
});

export const activitiesPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listActivities>,
): Promise<Answer<typeof api.listActivities>> => {
  if (!can(viewer, 'activities.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, viewer, q);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfActivities(tx, filter, after, q.limit + 1));
  const page = cutPage(rows, q.limit, (a) => [a.startsAt.toISOString(), a.id]);
  return { items: page.rows.map((a) => presentRow(eye, a)), next: page.next, mayOrganise: can(viewer, 'activities.organise') };
};

/** Access of somebody, or of nobody: what is open to everybody is read by the platform itself. */
const accessFor = ({ viewer, jurisdictionId }: Eye): Access => (viewer ? accessOf(viewer) : systemAccess(jurisdictionId));

/** What is to take place and is open to everybody; what runs now is among it. */
export const openActivities = async (
  context: Context,
  viewer: Viewer | null,
  q: Query<typeof api.listOpenActivities>,
): Promise<Answer<typeof api.listOpenActivities>> => {
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : areaOf(eye, q.area).code;
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const from = new Date(+eye.now - dayLength / 4);
  const filter = {
    areas: null,
    area,
    kind: q.kind ?? null,
    states: null,
    series: null,
    organisation: q.organisation,
    from,
    until: endOf(q.until),
  };
  const rows = await context.kernel.db.read(accessFor(eye), (tx) => pageOfActivities(tx, filter, after, q.limit + 1));
  const page = cutPage(rows, q.limit, (a) => [a.startsAt.toISOString(), a.id]);
  const items = page.rows.filter(({ endsAt }) => endsAt > eye.now).map((a) => ({ ...presentRow(eye, a), point: pointOf(a) }));
  return { items, next: page.next };
};

export const oneActivity = async (context: Context, viewer: Viewer | null, id: string): Promise<Answer<typeof api.getActivity>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessFor(eye), (tx) => presentActivity(eye, tx, id));
};

export const myActivities = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listMyActivities>,
): Promise<Answer<typeof api.listMyActivities>> => {
  const eye = await eyeOf(context, viewer);
  const before = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const places = await placesOfAccount(tx, viewer.accountId, before, q.limit + 1);
    const page = cutPage(places, q.limit, (p) => [p.joinedAt.toISOString(), p.id]);
    const items: Answer<typeof api.listMyActivities>['items'] = [];
    for (const p of page.rows) {
      const a = await findActivity(tx, p.activityId);
      if (a) items.push({ activity: presentRow(eye, a), own: await presentOwn(eye, tx, a, p) });
    }
    return { items, next: page.next, minutes: await certifiedMinutes(tx, viewer.accountId) };
  });
};

/** The kinds in force, for those who announce activities. */
export const kindsPage = async (context: Context, viewer: Viewer): Promise<Answer<typeof api.listActivityKinds>> => {
  if (!can(viewer, 'activities.read')) fail('session.forbidden');
  const { kinds } = await eyeOf(context, viewer);
  return { items: kinds.filter(({ retired }) => !retired), mayDesign: can(viewer, 'activities.design') };
};

/** Rooms for activities of an area. */
export const roomsPage = async (context: Context, viewer: Viewer, code: string): Promise<Answer<typeof api.listActivityRooms>> => {
  const eye = await eyeOf(context, viewer);
  const { path } = areaOf(eye, code);
  if (!organises(viewer, path)) fail('session.forbidden');
  return { items: await context.kernel.db.read(accessOf(viewer), (tx) => context.rooms.keeper.choices(tx, viewer, path)) };
};

/** The code to be shown on the spot now; it is another one every minute, so that a photo of it soon proves nothing. */
export const checkInCode = async (context: Context, viewer: Viewer, id: string): Promise<Answer<typeof api.getCheckInCode>> => {
  const eye = await eyeOf(context, viewer);
  const { settings = {} } = (await context.kernel.jurisdictions.byId(viewer.jurisdictionId)) ?? {};
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const a = await findActivity(tx, id);
    if (!a || !organises(viewer, a.areaPath)) return fail('activities.activity_not_found');
    const all = await participantsOf(tx, id);
    const { code, until } = codeAt(eye.ring, id, eye.now);
    const site = siteOf(context.kernel.config.publicUrls, settings);
    return {
      code,
      address: `${site}/activities/${id}?code=${encodeURIComponent(code)}`,
      until: until.toISOString(),
      attended: all.filter(({ state }) => state === 'attended').length,
      confirmed: all.filter(({ state }) => state === 'confirmed').length,
    };
  });
};
