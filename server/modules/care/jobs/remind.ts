import { renewDays } from '#contract/care/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { rhythmDays } from '../domain/care.ts';
import { type Standing, standingRecords } from '../store/reminders.ts';

/** Records looked through by one step, and days for the visitor before the lead is told. */
const step = 500;
const grace = 2;

/**
 * What a record asks its people for today, each occasion once: the visitors when a visit is overdue, the lead when it still is two days later; the lead
 * when consent runs out, both when a health service is due. No name and no class: whoever is told opens the record for a reason.
 */
export const remindersOf = (r: Standing, today: string, renew: number): Notify[] => {
  const say = (variant: string, accounts: readonly string[], day: string, since: string): Notify => ({
    kind: 'care.reminder',
    variant,
    to: { accounts },
    subject: r.id,
    data: { day },
    cause: `${r.id} ${variant} ${day}`,
    // the day on which it became due: told again, it is the same notice
    at: new Date(`${since}T00:00:00+08:00`),
  });
  const due = r.rhythm && daysAfter(shanghaiDay(r.lastSeen ?? r.startedAt), rhythmDays[r.rhythm]);
  const late = due && daysAfter(due, (r.visitorIds.length > 0 ? grace : 0) + 1);
  return [
    ...(due !== null && due < today && r.visitorIds.length > 0 ? [say('visit', r.visitorIds, due, daysAfter(due, 1))] : []),
    ...(late !== null && late <= today ? [say('overdue', [r.leadId], due ?? late, late)] : []),
    ...(r.consentUntil <= daysAfter(today, renew) ? [say('renew', [r.leadId], r.consentUntil, daysAfter(r.consentUntil, -renew))] : []),
    ...(r.healthOn !== null && r.healthOn <= today
      ? [say('health', [...new Set([r.leadId, ...r.visitorIds])], r.healthOn, r.healthOn)]
      : []),
  ];
};

export const remindOfCare = ({ kernel }: Pick<Context, 'kernel'>): Promise<void> =>
  eachJurisdiction(kernel, 'care.remind', async (jurisdictionId) => {
    const today = shanghaiDay(kernel.clock.now());
    const renew = settingOf(renewDays, (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {});
    for (let after: string | null = null; ; ) {
      const from: string | null = after;
      const found: Standing[] = await kernel.db.read(systemAccess(jurisdictionId), (tx) => standingRecords(tx, today, from, step));
      await kernel.notifier.tell(
        jurisdictionId,
        found.flatMap((one) => remindersOf(one, today, renew)),
      );
      after = found.at(-1)?.id ?? null;
      if (found.length < step) return;
    }
  });
