import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { exportApplications, listApplications, listMyApplications, lookUpProgress } from '#contract/services/applications.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Sender } from '#kernel/limiter.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { codesOf, deciding, mayTakeIn, mayUseServices, readAreas, readOrganisations } from '../policy.ts';
import { openSecret } from '../sealing.ts';
import { type ApplicationFilter, findByNumber, ownApplications, pageOfApplications } from '../store/applications.ts';
import { presentRow } from './application.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
export type SheetAsked = Query<typeof exportApplications>;

/** A filter that shows nothing more than the viewer sees. @throws session.forbidden, territory.area_not_found */
export const filterOf = ({ viewer, snapshot }: Eye, q: SheetAsked): ApplicationFilter => {
  if (!mayUseServices(viewer)) fail('session.forbidden');
  if (q.area !== undefined && !snapshot.find(q.area)) fail('territory.area_not_found', { code: q.area });
  return {
    areas: q.mine ? [] : codesOf(readAreas(viewer)),
    organisations: q.mine ? deciding(viewer) : readOrganisations(viewer),
    area: q.area ?? null,
    states: q.mine ? ['received', 'accepted'] : q.state?.length ? q.state : null,
    channel: q.channel ?? null,
    itemId: q.item ?? null,
    number: q.number ?? null,
  };
};

export const applicationsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listApplications>,
): Promise<z.input<typeof listApplications.response>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, q);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfApplications(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentRow(eye, row)), next, mayTakeIn: mayTakeIn(viewer) };
  });
};

export const myApplications = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listMyApplications>,
): Promise<z.input<typeof listMyApplications.response>> => {
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = viewer.anonymous ? [] : await ownApplications(tx, viewer.accountId, before, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentRow(eye, row)), next };
  });
};

/** Where an application stands, for whoever has its receipt. @throws services.application_not_found, services.progress_limit */
export const progressOf = async (
  context: Context,
  jurisdictionId: string,
  { number, code }: z.output<NonNullable<(typeof lookUpProgress)['body']>>,
  sender: Sender,
  take: (sender: Sender, own: string | null, known: boolean) => Promise<number | null>,
): Promise<z.input<typeof lookUpProgress.response>> => {
  // codes are not to be guessed: every look counts, under the network and under the number
  const wait = await take(sender, number, sender.device !== null);
  if (wait !== null) fail('services.progress_limit', { minutes: Math.ceil(wait / 60), retryAfter: wait });
  const ring = await context.kernel.keys.of(jurisdictionId);
  const found = await context.kernel.db.read(systemAccess(jurisdictionId), (tx) => findByNumber(tx, number.toUpperCase()));
  if (!found || openSecret(ring, found)?.code !== code.toUpperCase()) return fail('services.application_not_found');
  return {
    number: found.number,
    item: found.item,
    body: found.organisationName,
    state: found.state,
    receivedAt: found.receivedAt.toISOString(),
    dueAt: found.dueAt?.toISOString() ?? null,
    decidedAt: found.decidedAt?.toISOString() ?? null,
    granted: found.granted,
    progress: [...found.progress],
  };
};
