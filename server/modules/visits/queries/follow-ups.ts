import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { FollowUp, listFollowUps } from '#contract/visits/follow-ups.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { type Context, type Eye, eyeOf, wholeAccess } from '../context.ts';
import { placeOf } from '../domain/places.ts';
import { codesOf, householdAreas } from '../policy.ts';
import { type FollowUpRecord, openFollowUps } from '../store/follow-ups.ts';
import { placeBeside } from './plans.ts';

export const presentFollowUp = (eye: Eye, f: FollowUpRecord): FollowUp => ({
  id: f.id,
  kind: f.kind,
  address: placeOf(f),
  area: placeBeside(eye, f.areaPath.replaceAll('.', '')),
  plan: f.plan,
  openedAt: f.openedAt.toISOString(),
  dueAt: f.dueAt.toISOString(),
  late: f.dueAt < eye.now,
  householdId: f.householdId,
});

/** Areas in which the viewer decides whether a household has moved. */
export const decidesIn = (viewer: Viewer): string[] => codesOf(outermost(householdAreas(viewer)));

/** What is to be done after visits, what is due first. */
export const followUpsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listFollowUps.query>>,
): Promise<z.input<typeof listFollowUps.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(wholeAccess(viewer), async (tx) => {
    const found = await openFollowUps(tx, viewer.accountId, decidesIn(viewer), after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ dueAt, id }) => [dueAt.toISOString(), id]);
    return { items: rows.map((row) => presentFollowUp(eye, row)), next };
  });
};
