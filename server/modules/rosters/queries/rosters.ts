import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { getRoster, listHandovers, listOnDuty, listRosters, Roster } from '#contract/rosters/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf, namesOf } from '../context.ts';
import { mayRead } from '../policy.ts';
import { pageOfHandovers } from '../store/handovers.ts';
import { pageOfRosters } from '../store/rosters.ts';
import { onDutyAt } from '../store/shifts.ts';
import { getRosterById, presentRoster, presentRows, spanOf } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** The viewer's eye on rosters. @throws session.forbidden */
export const readingEye = (context: Context, viewer: Viewer): Promise<Eye> =>
  mayRead(viewer) ? eyeOf(context, viewer) : fail('session.forbidden');

/** Ids of an area and all below, null where none is named. @throws territory.area_not_found */
const areaIds = ({ snapshot }: Eye, code: string | undefined): string[] | null => {
  if (code === undefined) return null;
  const area = snapshot.find(code) ?? fail('territory.area_not_found', { code });
  return snapshot.within(area).map(({ id }) => id);
};

/** Rosters in use, by name. */
export const rostersPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listRosters>,
): Promise<z.input<typeof listRosters.response>> => {
  const eye = await readingEye(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  const filter = { areaIds: areaIds(eye, q.area), organisations: q.organisation === undefined ? null : [q.organisation], gaps: q.gaps };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfRosters(tx, filter, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ name, id }) => [name, id]);
    return { items: await presentRows(eye, tx, rows), next };
  });
};

/** One roster over some days. */
export const oneRoster = async (context: Context, viewer: Viewer, id: string, q: Query<typeof getRoster>): Promise<Roster> => {
  const eye = await readingEye(context, viewer);
  const span = spanOf(shanghaiDay(eye.now), q);
  return context.kernel.db.read(accessOf(viewer), async (tx) => presentRoster(eye, tx, await getRosterById(tx, id), span));
};

/** Who is on duty at a moment. */
export const dutyAt = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listOnDuty>,
): Promise<z.input<typeof listOnDuty.response>> => {
  const eye = await readingEye(context, viewer);
  const at = q.at === undefined ? eye.now : new Date(q.at);
  const of = { areaIds: areaIds(eye, q.area), organisations: q.organisation === undefined ? null : [q.organisation] };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await onDutyAt(tx, at, of);
    const person = await namesOf(
      eye,
      tx,
      rows.map(({ accountId }) => accountId),
    );
    return {
      at: at.toISOString(),
      items: rows.map((row) => ({
        roster: { id: row.rosterId, name: row.rosterName },
        slot: row.slotName,
        person: person(row.accountId),
        from: row.startsAt.toISOString(),
        to: row.endsAt.toISOString(),
      })),
    };
  });
};

/** Hand-over notes of a roster, newest first. */
export const handoversPage = async (
  context: Context,
  viewer: Viewer,
  rosterId: string,
  q: Query<typeof listHandovers>,
): Promise<z.input<typeof listHandovers.response>> => {
  const eye = await readingEye(context, viewer);
  const before = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    await getRosterById(tx, rosterId);
    const { rows, next } = cutPage(await pageOfHandovers(tx, rosterId, before?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: await presentHandovers(eye, tx, rows), next };
  });
};

/** Notes as they are read. */
export const presentHandovers = async (
  eye: Eye,
  tx: Parameters<typeof namesOf>[1],
  rows: Awaited<ReturnType<typeof pageOfHandovers>>,
): Promise<z.input<typeof listHandovers.response>['items']> => {
  const person = await namesOf(
    eye,
    tx,
    rows.flatMap(({ authorId, readBy }) => (readBy === null ? [authorId] : [authorId, readBy])),
  );
  return rows.map(({ id, text, authorId, writtenAt, readBy, readAt }) => ({
    id,
    text,
    author: person(authorId),
    writtenAt: writtenAt.toISOString(),
    read: readBy === null || readAt === null ? null : { by: person(readBy), at: readAt.toISOString() },
  }));
};
