import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/honours/api.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { accessOfEye, type Context, eyeOf } from '../context.ts';
import { mayManage, mayRead, readCodes } from '../policy.ts';
import { pageOfAppraisals } from '../store/appraisals.ts';
import { openRounds, pageOfRounds } from '../store/rounds.ts';
import { appraisalShown, roundItem, roundShown, roundsShown } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

export const honoursPage = async (
  { kernel }: Context,
  viewer: Viewer,
  q: Query<typeof api.listHonours>,
): Promise<Answer<typeof api.listHonours>> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const rows = await kernel.db.read(accessOf(viewer), (tx) => pageOfRounds(tx, q.view === 'decided', after, q.limit + 1));
  const page = cutPage(rows, q.limit, (r) => [r.openedAt.toISOString(), r.id]);
  return { items: page.rows.map((r) => roundItem(r, r)), next: page.next, mayManage: mayManage(viewer) };
};
export const oneHonour = async (context: Context, viewer: Viewer, id: string): Promise<Answer<typeof api.getHonour>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => roundShown(eye, tx, id));
};

/** Rounds shown at once, and how long those that were decided stay. */
const [most, shownDays] = [20, 400];
/** What anybody may read: candidates while they are public, afterwards those who were honoured. */
export const honoursInPublic = async (context: Context, viewer: Viewer | null): Promise<Answer<typeof api.openHonours>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOfEye(eye), async (tx) => {
    const rounds = await openRounds(tx, daysAfter(eye.today, -shownDays), most);
    const decided = new Set(rounds.filter(({ state }) => state === 'decided').map(({ id }) => id));
    const shown = await roundsShown(eye, tx, rounds, ({ roundId, state }) => state === (decided.has(roundId) ? 'awarded' : 'fit'));
    // as everybody sees them, also to whoever could do more
    return {
      rounds: shown.map((r) => ({
        ...r,
        can: r.can.filter((act) => act === 'object'),
        list: r.list.map((c) => ({ ...c, objections: [], openObjections: 0, can: [], words: null })),
      })),
    };
  });
};

export const appraisalsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listAppraisals>,
): Promise<Answer<typeof api.listAppraisals>> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfAppraisals(tx, readCodes(viewer), after, q.limit + 1));
  const page = cutPage(rows, q.limit, ({ heldOn, id }) => [heldOn, id]);
  return { items: page.rows.map((one) => appraisalShown(eye, one)), next: page.next };
};
