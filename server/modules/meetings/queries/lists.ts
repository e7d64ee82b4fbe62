import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/meetings/api.ts';
import type { BodyDetail, MeetingDetail } from '#contract/meetings/api.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaTold, type Context, type Eye, eyeOf, viewOf } from '../context.ts';
import { inOrder } from '../domain/agenda.ts';
import { mayUse, readCodes } from '../policy.ts';
import { bodiesIn } from '../store/bodies.ts';
import { itemsOf } from '../store/items.ts';
import { countedMeetings, type MeetingFilter, openMeetings, pageOfMeetings, seatsOfAccount } from '../store/meetings.ts';
import { organisationNames } from '../store/organisations.ts';
import { agesOf, figuresOf, pageOfResolutions, type ResolutionFilter, resolutionsById } from '../store/resolutions.ts';
import { meetingShown, presentMeeting, presentResolution } from './present.ts';
import { bodyShown, presentBody } from './present-body.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Given<E extends { response: z.ZodType }> = Promise<z.input<E['response']>>;
export type MeetingsAsked = Query<typeof api.exportMeetings>;

/** Code of an area somebody asks for; null: all they see. @throws session.forbidden, territory.area_not_found */
const areaAsked = ({ viewer, snapshot }: Eye, code: string | undefined): string | null => {
  if (!mayUse(viewer)) fail('session.forbidden');
  if (code === undefined) return null;
  return (snapshot.find(code) ?? fail('territory.area_not_found', { code })).code;
};

export const meetingKindsIn = async (context: Context, viewer: Viewer): Given<typeof api.listMeetingKinds> => {
  const { kinds } = await viewOf(context, viewer.jurisdictionId);
  return { items: [...kinds], mayDesign: can(viewer, 'meetings.design') };
};

export const bodiesList = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listMeetingBodies>,
): Given<typeof api.listMeetingBodies> => {
  const eye = await eyeOf(context, viewer);
  const asked = areaAsked(eye, q.area);
  const root = asked === null ? null : eye.snapshot.find(asked)?.path;
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = (await bodiesIn(tx, readCodes(viewer), eye.today, eye.now)).filter(
      ({ endedOn, areaPath, kind }) =>
        (q.ended || endedOn === null) && (!root || isWithin(areaPath, root)) && (q.kind === undefined || q.kind === kind),
    );
    const names = await organisationNames(
      tx,
      rows.flatMap(({ organisationId }) => organisationId ?? []),
    );
    return { items: rows.map((row) => presentBody(eye, row, names)), mayCreate: can(viewer, 'meetings.run') };
  });
};
export const oneBody = async (context: Context, viewer: Viewer, id: string): Promise<BodyDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => bodyShown(eye, tx, id));
};

/** A filter that shows nothing more than the viewer sees. @throws session.forbidden, territory.area_not_found */
export const filterOf = (eye: Eye, q: MeetingsAsked): MeetingFilter => ({
  area: areaAsked(eye, q.area),
  areas: readCodes(eye.viewer),
  bodyId: q.body ?? null,
  kind: q.kind ?? null,
  states: q.state ?? null,
  raised: q.raised ?? false,
  from: q.from === undefined ? null : new Date(`${q.from}T00:00:00+08:00`),
  until: q.until === undefined ? null : new Date(`${daysAfter(q.until, 1)}T00:00:00+08:00`),
});
export const meetingsList = async (context: Context, viewer: Viewer, q: Query<typeof api.listMeetings>): Given<typeof api.listMeetings> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, q);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfMeetings(tx, filter, after, q.limit + 1), q.limit, ({ startsAt, id }) => [
      startsAt.toISOString(),
      id,
    ]);
    return { items: rows.map((row) => presentMeeting(eye, row)), next, mayRun: can(viewer, 'meetings.run') };
  });
};
export const oneMeeting = async (context: Context, viewer: Viewer, id: string): Promise<MeetingDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => meetingShown(eye, tx, id));
};

export const resolutionsList = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listResolutions>,
): Given<typeof api.listResolutions> => {
  const eye = await eyeOf(context, viewer);
  const area = areaAsked(eye, q.area);
  const filter: ResolutionFilter = { areas: readCodes(viewer), area, bodyId: q.body ?? null, states: q.state ?? ['open', 'returned'] };
  const after = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfResolutions(tx, filter, after, q.limit + 1), q.limit, ({ madeOn, id }) => [madeOn, id]);
    return {
      items: rows.map((r) => ({
        ...presentResolution(eye, r, true),
        meeting: { id: r.meetingId, title: r.meetingTitle },
        body: { id: r.bodyId, name: r.bodyName },
        area: areaTold(eye, r.areaPath),
        next: r.nextId === null || r.nextAt === null ? null : { id: r.nextId, day: dayOf(r.nextAt) },
      })),
      next,
      ages: await agesOf(tx, filter, eye.today),
      year: await figuresOf(tx, filter, daysAfter(eye.today, -365)),
    };
  });
};
const dayOf = (at: Date): string => new Date(+at + 8 * 3_600_000).toISOString().slice(0, 10);

const mostMine = 60;
/** Meetings the viewer is called to: those to come, soonest first, then those that are over. */
export const myMeetings = async (context: Context, viewer: Viewer): Given<typeof api.listMyMeetings> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const seats = await seatsOfAccount(tx, viewer.accountId, mostMine);
    const rows = await countedMeetings(
      tx,
      seats.map(({ meetingId }) => meetingId),
    );
    const items = seats.flatMap((s) => {
      const m = rows.find(({ id }) => id === s.meetingId);
      return m ? [{ ...presentMeeting(eye, m), seatId: s.id, answer: s.answer, came: s.present }] : [];
    });
    const coming = items.filter(({ state }) => state === 'convened' || state === 'sitting').reverse();
    return { items: [...coming, ...items.filter((one) => !coming.includes(one))] };
  });
};

const mostOpen = 30;
/** What is to be deliberated where residents see it; no name of anybody. */
export const openList = async (context: Context, q: Query<typeof api.listOpenMeetings>): Given<typeof api.listOpenMeetings> => {
  const { id } = (await context.kernel.jurisdictions.default()) ?? fail('server.unavailable');
  const view = await viewOf(context, id);
  const area =
    q.area === undefined ? view.snapshot.root : (view.snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area }));
  return context.kernel.db.read(systemAccess(id), async (tx) => {
    const rows = await openMeetings(tx, area.code, view.now, mostOpen);
    const items = await itemsOf(
      tx,
      rows.map((m) => m.id),
    );
    const back = new Map(
      (
        await resolutionsById(
          tx,
          items.flatMap(({ resolutionId }) => resolutionId ?? []),
        )
      ).map((r) => [r.id, r]),
    );
    const proposed = await context.proposals.forMeetings.seen(
      tx,
      null,
      items.flatMap(({ proposalId }) => proposalId ?? []),
    );
    return {
      items: rows.map((m) => ({
        id: m.id,
        title: m.title,
        area: areaTold(view, m.areaPath).name,
        startsAt: m.startsAt.toISOString(),
        place: m.place,
        sitting: m.state === 'sitting',
        agenda: inOrder(
          items.filter((i) => i.meetingId === m.id).map((i) => ({ ...i, resolution: back.get(i.resolutionId ?? '') ?? null })),
        ).map(({ title, kind, proposalId }) => ({
          ...{ title, carried: kind === 'carried' },
          proposalId: proposalId !== null && proposed.has(proposalId) ? proposalId : null,
        })),
      })),
    };
  });
};
