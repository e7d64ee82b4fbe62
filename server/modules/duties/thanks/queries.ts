import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/duties/api.ts';
import { thanksMonths } from '#contract/duties/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { managedCodes, mayManage } from '../policy.ts';
import { presentLooked, presentOwn, presentShown } from './present.ts';
import { pageOfWall, thanksIn, thanksOf } from './store.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

/** The moment before which thanks are not kept. */
export const keptSince = ({ settings, now }: Pick<Eye, 'settings' | 'now'>): Date => {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - settingOf(thanksMonths, settings));
  return since;
};

/** The wall, for everybody. */
export const wall = async (
  context: Context,
  viewer: Viewer | null,
  q: Query<typeof api.listThanks>,
): Promise<Answer<typeof api.listThanks>> => {
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : areaOf(eye, q.area).code;
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  // what hangs there is read by the platform itself, whoever looks
  const rows = await context.kernel.db.read(systemAccess(eye.jurisdictionId), (tx) =>
    pageOfWall(tx, area, keptSince(eye), after, q.limit + 1),
  );
  const page = cutPage(rows, q.limit, (t) => [(t.shownAt ?? t.writtenAt).toISOString(), t.id]);
  return { items: page.rows.map((t) => presentShown(eye, t)), next: page.next };
};

/** Thanks the viewer gave or was given. */
export const myThanks = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listMyThanks>,
): Promise<Answer<typeof api.listMyThanks>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    if (personId === null) return { items: [], next: null };
    const page = cutPage(await thanksOf(tx, personId, after?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    const items = page.rows.flatMap((t) => {
      const one = t.people.find((other) => other.personId === personId);
      return one ? [presentOwn(eye, t, one)] : [];
    });
    return { items, next: page.next };
  });
};

/** Thanks of own areas that somebody must look at, or may look at again. */
export const thanksToLook = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listThanksToLook>,
): Promise<Answer<typeof api.listThanksToLook>> => {
  if (!mayManage(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await thanksIn(tx, managedCodes(viewer), q.view, after, q.limit + 1);
    const page = cutPage(rows, q.limit, (t) => [t.writtenAt.toISOString(), t.id]);
    return { items: page.rows.map((t) => presentLooked(eye, t)), next: page.next };
  });
};
