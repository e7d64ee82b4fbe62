import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { notify } from '#kernel/notify.ts';
import { disputeNotice } from '../notices.ts';
import { daysToTell, sessionsToTell } from '../store/reminders.ts';

const batch = 200;
/** Sessions are reminded of within these milliseconds, limits and visits these days ahead. */
const ahead = { session: 24 * 3_600_000, days: 3 };

/** Reminds those who mediate of sessions, limits and visits that are near, once each. Harmless when repeated or run by several workers at once. */
export const remindMediators = (kernel: Kernel): Promise<void> =>
  eachJurisdiction(kernel, 'disputes.remind', async (jurisdictionId) => {
    const at = kernel.clock.now();
    const until = daysAfter(shanghaiDay(at), ahead.days);
    const some = (): Promise<number> =>
      kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const sessions = await sessionsToTell(tx, new Date(at.getTime() + ahead.session), batch);
        const limits = await daysToTell(tx, 'due', until, batch);
        const visits = await daysToTell(tx, 'visit', until, batch);
        const by = { actorId: null, at };
        await notify(tx, jurisdictionId, [
          ...sessions.map((d) =>
            disputeNotice(
              d,
              { kind: 'disputes.session', variant: 'near' },
              { ...by, cause: `near ${d.sessionId}`, data: { day: shanghaiDay(d.startsAt) } },
            ),
          ),
          ...limits.map((d) =>
            disputeNotice(d, { kind: 'disputes.due', variant: 'limit' }, { ...by, cause: `limit ${d.day}`, data: { day: d.day } }),
          ),
          ...visits.map((d) =>
            disputeNotice(d, { kind: 'disputes.due', variant: 'visit' }, { ...by, cause: `visit ${d.day}`, data: { day: d.day } }),
          ),
        ]);
        return Math.max(sessions.length, limits.length, visits.length);
      });
    while ((await some()) === batch);
  });
