import type { CaseState } from '#contract/cases/states.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { rateDays } from '#contract/tariffs/settings.ts';
import { seeAll, systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { wordOf } from '#kernel/words.ts';
import { findCase } from '#modules/cases/index.ts';
import { type Context, viewOf } from '../context.ts';
import { follow } from '../follow.ts';
import { findBooking, silentSince } from '../store/bookings.ts';

const batch = 200;
/** States in which a rating is waited for. */
const waits: readonly CaseState[] = ['answered', 'checked'];

/** Closes what nobody has rated for some days: it is done, and that is no praise. Harmless when repeated: each is looked at again under its lock. */
export const keepUp = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'tariffs.keep-up', async (jurisdictionId) => {
    const { db } = context.kernel;
    const { now, settings } = await viewOf(context, jurisdictionId);
    const since = new Date(now.getTime() - settingOf(rateDays, settings) * 86_400_000);
    const reason = wordOf('zh-CN', 'tariffs.silent');
    for (const id of await db.read(systemAccess(jurisdictionId), (tx) => silentSince(tx, since, batch)))
      await db.write(systemAccess(jurisdictionId), async (tx) => {
        await seeAll(tx);
        await findBooking(tx, id, true);
        const file = await findCase(tx, id);
        // moved on since it was listed, here or in its case
        if ((await silentSince(tx, since, 1, id)).length === 0 || file === null || !waits.includes(file.state)) return;
        await context.cases.act(tx, null, id, { action: 'call_back', rating: null, without: 'silent' });
        const closed = await context.cases.act(tx, null, id, { action: 'close', reason });
        await follow(tx, { ...closed, version: closed.eventCount, at: now });
      });
  });
