import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { lookAhead } from '#contract/rosters/settings.ts';
import { holidayNameOf } from '#kernel/calendar.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { type Context, peopleFor, type View, viewOf, whose } from '../context.ts';
import { dayOf, gapsOf, numberOf, occurrencesOf } from '../domain/slots.ts';
import { lockRoster, pageOfRosters, type StoredRoster, setGap } from '../store/rosters.ts';
import { shiftsOf } from '../store/shifts.ts';
import { lapseBegun } from '../store/swaps.ts';

const batch = 200;

/** The first shift of the days ahead that has too few people. */
const firstGap = async (view: View, tx: Tx, roster: StoredRoster) => {
  const { settings = {} } = (await view.context.kernel.jurisdictions.byId(view.jurisdictionId)) ?? {};
  const today = shanghaiDay(view.now);
  const to = dayOf(numberOf(today) + settingOf(lookAhead, settings));
  // what is over or under way is past filling
  const coming = occurrencesOf(roster.slots, today, to, view.days.worked).filter(({ startsAt }) => startsAt > view.now);
  const shifts = await shiftsOf(tx, roster.id, today, to);
  return gapsOf(coming, shifts, await peopleFor(view, tx, roster))[0] ?? null;
};

/** Notes on a roster, which is held, on which day its first gap lies now. */
export const noteGap = async (view: View, tx: Tx, roster: StoredRoster): Promise<void> => {
  const gap = await firstGap(view, tx, roster);
  await setGap(tx, roster.id, gap?.occurrence.day ?? null, false);
};

/** What those are told who can fill a gap: which day it is, a public holiday by its name, and which slot nobody covers. */
const noticeOf = (view: View, roster: StoredRoster, gap: NonNullable<Awaited<ReturnType<typeof firstGap>>>): Notify => {
  const { organisationId, areaPath } = whose(view, roster);
  const { occurrence, missing } = gap;
  return {
    kind: 'rosters.gap',
    variant: holidayNameOf(numberOf(occurrence.day)) ? 'holiday' : 'day',
    to:
      organisationId === null
        ? { permission: 'rosters.manage', around: areaPath }
        : { permission: 'rosters.manage_own', organisation: organisationId },
    subject: roster.id,
    data: {
      roster: roster.name,
      slot: occurrence.slot.name,
      day: occurrence.day,
      holiday: holidayNameOf(numberOf(occurrence.day)),
      missing,
    },
    cause: `${roster.id} ${occurrence.day}`,
    at: view.now,
  };
};

/**
 * Looks for gaps in the days ahead and tells whoever can fill them, once for each day on which a gap comes first; ends swaps that were not
 * decided before their shift began. Harmless when repeated or run by several workers at once.
 */
export const lookAheadEverywhere = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'rosters.look-ahead', async (jurisdictionId) => {
    const access = systemAccess(jurisdictionId);
    const { db } = context.kernel;
    const view = await viewOf(context, jurisdictionId);
    await db.write(access, (tx) => lapseBegun(tx, view.now));
    for (let after: readonly [string, string] | null = null; ; ) {
      const behind: readonly [string, string] | null = after;
      const rosters: StoredRoster[] = await db.read(access, (tx) =>
        pageOfRosters(tx, { areaIds: null, organisations: null, gaps: false }, behind, batch),
      );
      for (const { id } of rosters)
        await db.write(access, async (tx) => {
          const roster = await lockRoster(tx, id);
          if (!roster || roster.endedAt !== null) return;
          const gap = await firstGap(view, tx, roster);
          const day = gap?.occurrence.day ?? null;
          const tell = gap !== null && day !== roster.gapTold;
          await setGap(tx, id, day, tell);
          if (tell) await notify(tx, jurisdictionId, [noticeOf(view, roster, gap)]);
        });
      const last: StoredRoster | undefined = rosters.at(-1);
      if (rosters.length < batch || !last) return;
      after = [last.name, last.id];
    }
  });
