import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute, openDatabase, systemAccess } from '#kernel/db.ts';
import { countNow } from '#kernel/rollups/rollups.ts';
import { putSetting } from '#kernel/settings.ts';
import { figuresRollup, type History, writeHistories } from '#modules/cases/index.ts';
import { randomFrom } from '#tools/simulator/random.ts';
import { gatherStatistics } from '#tools/statistics.ts';
import { demoAreas } from '../territory.ts';
import { addPastApplications, liveApplications } from './applications.ts';
import { arrivals, pastDays } from './arrivals.ts';
import { addPastFinds } from './couriers.ts';
import { addPastUse, enquiries } from './enquiries.ts';
import { addPastExtensions } from './extensions.ts';
import { addPastFollowers } from './followers.ts';
import { readGround } from './ground.ts';
import { addPastHazards } from './hazards.ts';
import { joinAndSplit } from './join-and-split.ts';
import { live } from './live.ts';
import { addPastMeetings } from './meetings.ts';
import { addPastObjections } from './objections.ts';
import { addPastOrders, liveOrders } from './orders.ts';
import { addPastRatings } from './ratings.ts';
import { addPastScores } from './scores.ts';
import { addPastBookings, liveBookings } from './tariffs.ts';

/** Days whose notices still lie in the inboxes. */
const freshDays = 10;
/** Cases made before others have their turn. */
const breath = 10;

/**
 * Gives a fresh demo its past: months of cases with their whole chains, made by the rules of the case loop with a clock that is moved on, and
 * stored in one transaction. A demo that has its past already, or is being given it by another program, keeps it.
 * @returns how many cases it made
 */
export const ensurePast = async ({
  appUrl,
  ownerUrl,
  log,
  now = new Date(),
  signal,
}: {
  appUrl: string;
  ownerUrl: string;
  log: (line: string) => void;
  now?: Date;
  /** Gives up, and stores nothing. */
  signal?: AbortSignal;
}): Promise<number> => {
  const db = openDatabase(appUrl, { max: 2 });
  try {
    const due = "select id, code, settings from jurisdictions where demo and settings->>'past' = 'due'";
    type Found = { id: string; code: string; settings: { demoAccounts?: { username: string }[] } };
    const { rows } = await db.pool.query<Found>(due);
    const [jurisdiction] = rows;
    if (!jurisdiction) return 0;
    const { id } = jurisdiction;
    log(`the demo district is being given a past of ${pastDays} days …`);
    const named = new Set((jurisdiction.settings.demoAccounts ?? []).map(({ username }) => username));
    const { ground, company } = await readGround(db, jurisdiction, named, now);
    const grids = demoAreas().filter(({ level }) => level === 'grid');
    const stage = { ground, company, grids, random: randomFrom(20_261_128), now };
    const lived: History[] = [];
    const counted = new Map<string, number>();
    const numberAt = (at: Date): number => {
      const day = shanghaiDay(at);
      counted.set(day, (counted.get(day) ?? 0) + 1);
      return counted.get(day) ?? 1;
    };
    for (const arrival of arrivals(stage.random, now)) {
      lived.push(await live(stage, arrival, numberAt(arrival.at)));
      signal?.throwIfAborted();
      if (lived.length % breath === 0) await new Promise(setImmediate);
    }
    const applied = await db.read(systemAccess(id), (tx) => liveApplications(tx, { ...stage, random: randomFrom(20_261_203) }, numberAt));
    const booked = await db.read(systemAccess(id), (tx) => liveBookings(tx, { ...stage, random: randomFrom(20_261_130) }, numberAt));
    const ordered = await liveOrders({ ...stage, random: randomFrom(20_261_129) }, numberAt);
    const others = [
      ...(await enquiries(stage, numberAt)),
      ...ordered.map(({ history }) => history),
      ...applied.map(({ history }) => history),
      ...booked.map(({ history }) => history),
    ];
    const histories = [...(await joinAndSplit(stage, lived, numberAt)), ...others];
    const made = await db.write(systemAccess(id), async (tx) => {
      await execute(tx, 'set local statement_timeout = 0', []);
      // whoever comes second waits until the first has made it, however slow the machine
      await execute(tx, 'set local lock_timeout = 0', []);
      const { rows: mine } = await execute(tx, `${due} for no key update`, []);
      if (mine.length === 0) return 0;
      await writeHistories(tx, ground, histories, new Date(now.getTime() - freshDays * 86_400_000));
      await countNow(
        tx,
        figuresRollup({ byId: async () => jurisdiction }),
        id,
        histories.map(({ file }) => file.id),
      );
      await addPastExtensions(tx, stage.random, now);
      await addPastRatings(tx, id, jurisdiction.code, stage.random, now);
      await addPastHazards(tx, ground.territory, now);
      await addPastApplications(tx, stage, applied);
      await addPastOrders(tx, now, ordered);
      await addPastBookings(tx, booked);
      await addPastObjections(tx, jurisdiction.code, stage.random, now);
      await addPastFinds(tx, jurisdiction.code, now);
      await addPastUse(tx, stage.random, now);
      await addPastMeetings(tx);
      await addPastScores(tx, { db, ground, settings: jurisdiction.settings, now });
      await putSetting(tx, { jurisdictionId: id, actorId: null, at: new Date() }, 'past', 'done');
      return histories.length;
    });
    if (made > 0) {
      await addPastFollowers(db, stage, histories);
      await gatherStatistics(ownerUrl);
      log(`the demo district has its past: ${made} cases`);
    }
    return made;
  } finally {
    await db.close();
  }
};
