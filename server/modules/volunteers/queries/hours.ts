import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/volunteers/api.ts';
import type { hourSteps } from '#contract/volunteers/values.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findOfSubject } from '#modules/documents/index.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { areaOf, areaShown, type Context, type Eye, eyeOf } from '../context.ts';
import { certificateSource } from '../paper.ts';
import { codesWith, mayConfirm, mayManage, mayRead } from '../policy.ts';
import { certificatesOf } from '../store/certificates.ts';
import { changesOf, type HoursRow, hoursOfPerson } from '../store/hours.ts';
import { type HoursFilter, type NamedHours, namedHours, pageOfHours } from '../store/lists.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;
type Step = (typeof hourSteps)[number];
type Filters = Omit<Query<typeof api.listHours>, 'cursor' | 'limit'>;

/** What the viewer may do with hours now. */
export const stepsOf = ({ viewer }: Pick<Eye, 'viewer'>, h: NamedHours): Step[] => {
  // nobody decides about hours of their own
  if (h.accountId === viewer.accountId) return [];
  const manages = mayManage(viewer, h.areaPath);
  const second = mayConfirm(viewer, h.areaPath) && h.certifiedBy !== viewer.accountId && h.recordedBy !== viewer.accountId;
  return [
    ...(manages && h.state === 'recorded' ? (['certify'] as const) : []),
    ...(second && h.state === 'held' ? (['confirm', 'strike'] as const) : []),
    ...(manages && h.state !== 'recorded' ? (['correct'] as const) : []),
    ...(manages && h.contested !== null ? (['uphold'] as const) : []),
  ];
};

const shown = (eye: Eye, h: HoursRow) => ({
  id: h.id,
  what: h.what,
  title: h.title,
  area: areaShown(eye, h.areaPath),
  team: h.organisationId === null ? null : (eye.book.get(h.organisationId)?.name ?? null),
  day: h.day,
  from: h.from?.toISOString() ?? null,
  until: h.until?.toISOString() ?? null,
  served: h.served,
  minutes: h.minutes,
  voluntary: h.voluntary,
  state: h.state,
  entersOn: h.entersOn,
  certifiedAt: h.certifiedAt?.toISOString() ?? null,
  contested: h.contested,
});

/** Hours with masked names. */
export const presentHours = async (eye: Eye, tx: Tx, rows: readonly NamedHours[]): Promise<api.HoursShown[]> => {
  const names = await eye.context.accounts.contacts([...new Set(rows.flatMap((h) => [h.recordedBy, h.certifiedBy ?? []].flat()))], tx);
  return rows.map((h) => ({
    ...shown(eye, h),
    person: h.name === null ? null : maskName(h.name),
    burstId: h.state === 'held' ? h.burstId : null,
    recordedBy: h.recordedBy === h.accountId ? maskName(h.name ?? '') : (names.get(h.recordedBy)?.name ?? '—'),
    certifiedBy: h.certifiedBy === null ? null : (names.get(h.certifiedBy)?.name ?? '—'),
    actions: stepsOf(eye, h),
  }));
};

/** Hours the viewer may see, with their name. @throws volunteers.hours_not_found */
export const hoursFor = async ({ viewer }: Pick<Eye, 'viewer'>, tx: Tx, id: string): Promise<NamedHours> => {
  const [h] = await namedHours(tx, [id]);
  return h && mayRead(viewer, h.areaPath) ? h : fail('volunteers.hours_not_found');
};
export const hoursShown = async (eye: Eye, tx: Tx, id: string): Promise<Answer<typeof api.getHours>> => {
  const h = await hoursFor(eye, tx, id);
  const [row] = await presentHours(eye, tx, [h]);
  const changes = await changesOf(tx, id);
  const names = await eye.context.accounts.contacts(
    changes.map(({ byId }) => byId),
    tx,
  );
  return {
    ...(row ?? fail('volunteers.hours_not_found')),
    changes: changes.map(({ what, minutes, reason, byId, at }) => ({
      what,
      minutes,
      reason,
      by: byId === h.accountId ? maskName(h.name ?? '') : (names.get(byId)?.name ?? '—'),
      at: at.toISOString(),
    })),
  };
};

/** A filter that shows nothing more than the viewer sees. @throws session.forbidden, territory.area_not_found */
export const filterOf = (eye: Eye, q: Filters): HoursFilter => ({
  areas: mayRead(eye.viewer) ? codesWith(eye.viewer, 'volunteers.read') : fail('session.forbidden'),
  area: q.area === undefined ? null : areaOf(eye, q.area).code,
  states: q.state?.length ? q.state : null,
  burst: q.burst ?? null,
  contested: q.contested,
  from: q.from ?? null,
  until: q.until ?? null,
});

export const hoursPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listHours>,
): Promise<Answer<typeof api.listHours>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, q);
  const before = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfHours(tx, filter, before, q.limit + 1), q.limit, ({ day, id }) => [day, id]);
    return { items: await presentHours(eye, tx, rows), next, mayManage: mayManage(viewer) };
  });
};
export const oneHours = async (context: Context, viewer: Viewer, id: string): Promise<Answer<typeof api.getHours>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => hoursShown(eye, tx, id));
};

/** The viewer's own hours. */
export const ownHoursPage = async (context: Context, viewer: Viewer, q: Query<typeof api.myHours>): Promise<Answer<typeof api.myHours>> => {
  const eye = await eyeOf(context, viewer);
  const before = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    if (personId === null) return { items: [], next: null };
    const { rows, next } = cutPage(await hoursOfPerson(tx, personId, before, q.limit + 1), q.limit, ({ day, id }) => [day, id]);
    return { items: rows.map((h) => ({ ...shown(eye, h), mayContest: h.contested === null && h.state !== 'recorded' })), next };
  });
};

/** What is posted in an area, for everybody who is signed in. */
export const postingsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listPostings>,
): Promise<Answer<typeof api.listPostings>> => {
  const eye = await eyeOf(context, viewer);
  const { code } = areaOf(eye, q.area);
  const before = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  const filter = { areas: [code], area: null, states: null, burst: null, contested: false, from: null, until: null, posted: eye.today };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfHours(tx, filter, before, q.limit + 1), q.limit, ({ day, id }) => [day, id]);
    return {
      items: rows.map(({ id, name, title, day, minutes, entersOn }) => ({
        id,
        person: maskName(name ?? ''),
        title,
        day,
        minutes,
        until: shanghaiDay(new Date(Date.parse(`${entersOn}T00:00:00+08:00`) - 1)),
      })),
      next,
    };
  });
};

/** Certificates the viewer has asked for. */
export const ownCertificates = (context: Context, viewer: Viewer): Promise<Answer<typeof api.myCertificates>> =>
  context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    const items = [];
    for (const { id, from, until, at } of personId === null ? [] : await certificatesOf(tx, personId))
      items.push({ id, from, until, at: at.toISOString(), documentId: (await findOfSubject(tx, certificateSource, id))?.id ?? null });
    return { items };
  });
