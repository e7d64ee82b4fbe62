import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/volunteers/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { areaShown, type Context, type Eye, eyeOf } from '../context.ts';
import { codesWith, mayConfirm, mayRead } from '../policy.ts';
import { type CheckRow, checkedHours, findCheck, pageOfChecks } from '../store/checks.ts';
import { namedHours } from '../store/lists.ts';
import { presentHours } from './hours.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

const present = (snapshot: TerritorySnapshot, c: CheckRow): api.SpotCheck => ({
  id: c.id,
  area: areaShown({ snapshot }, c.areaPath),
  from: c.from,
  until: c.until,
  drawn: c.drawn,
  right: c.right,
  wrong: c.wrong,
  publishedAt: c.publishedAt?.toISOString() ?? null,
});

export const checksPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listChecks>,
): Promise<Answer<typeof api.listChecks>> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const before = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfChecks(tx, codesWith(viewer, 'volunteers.read'), before?.[0] ?? null, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: rows.map((c) => present(eye.snapshot, c)), next, mayDraw: mayConfirm(viewer) };
  });
};
/** Spot checks that were published: figures of areas, for everybody. */
export const publishedChecks = async (
  context: Context,
  viewer: Viewer | null,
  q: Query<typeof api.listPublishedChecks>,
): Promise<Answer<typeof api.listPublishedChecks>> => {
  const { kernel, territory } = context;
  const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  const snapshot = await territory.snapshot(jurisdictionId);
  const before = readCursor<[string]>(q.cursor, ['uuid']);
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const { rows, next } = cutPage(await pageOfChecks(tx, null, before?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: rows.map((c) => present(snapshot, c)), next };
  });
};

/** One spot check as somebody who works there sees it. @throws volunteers.check_not_found */
export const checkShown = async (eye: Eye, tx: Tx, id: string): Promise<Answer<typeof api.getCheck>> => {
  const c = await findCheck(tx, id);
  if (!c || !mayRead(eye.viewer, c.areaPath)) return fail('volunteers.check_not_found');
  const drawn = new Map((await checkedHours(tx, id)).map((one) => [one.hoursId, one]));
  const named = await namedHours(tx, [...drawn.keys()]);
  const rows = await presentHours(eye, tx, named);
  const open = c.publishedAt === null && mayConfirm(eye.viewer, c.areaPath);
  return {
    ...present(eye.snapshot, c),
    rows: rows.map((hours, i) => ({
      hours,
      outcome: drawn.get(hours.id)?.outcome ?? null,
      words: drawn.get(hours.id)?.words ?? null,
      mayNote: open && named[i]?.certifiedBy !== eye.viewer.accountId && named[i]?.accountId !== eye.viewer.accountId,
    })),
    mayPublish: open && c.right + c.wrong === c.drawn,
  };
};
export const oneCheck = async (context: Context, viewer: Viewer, id: string): Promise<Answer<typeof api.getCheck>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => checkShown(eye, tx, id));
};
