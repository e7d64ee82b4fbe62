import { isPaused, reopenWindowDays } from '#contract/cases/lifecycle.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { recounted } from '../domain/clocks.ts';
import { replay } from '../domain/replay.ts';
import { countedBy } from '../domain/working-time.ts';
import { type CaseRecord, countedOtherwise, dueForArchive, dueToResume, eventsOf, lockCase, setCalendar } from '../store/cases.ts';
import { readCounting } from '../store/config.ts';
import { livesOf } from '../types.ts';
import { append } from './append.ts';

const most = 500;

/** Lets the platform act on each of some cases in a short transaction of its own; gives how many it acted on. */
const actOnEach = async (
  cases: Cases,
  jurisdictionId: string,
  ids: readonly string[],
  actOn: (tx: Tx, file: CaseRecord) => Promise<boolean>,
): Promise<number> => {
  let acted = 0;
  for (const id of ids) {
    const done = await cases.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      const file = await lockCase(tx, id);
      return file !== null && (await actOn(tx, file));
    });
    if (done) acted++;
  }
  return acted;
};

/** Archives closed, refused and withdrawn cases whose reopen window is over. Returns how many. */
export const archiveDue = async (cases: Cases, jurisdictionId: string): Promise<number> => {
  const before = new Date(cases.kernel.clock.now().getTime() - reopenWindowDays * 86_400_000);
  const ids = await cases.kernel.db.read(systemAccess(jurisdictionId), (tx) => dueForArchive(tx, before, most));
  return actOnEach(cases, jurisdictionId, ids, async (tx, file) => {
    // reopened or archived by hand since it was listed
    if (file.stateSince >= before) return false;
    await cases.act(tx, null, file.id, { action: 'archive', reason: null });
    return true;
  });
};

/** Brings cases back that pause and whose day has come: their clocks go on where they stopped. Returns how many. */
export const resumeDue = async (cases: Cases, jurisdictionId: string): Promise<number> => {
  const now = cases.kernel.clock.now();
  const ids = await cases.kernel.db.read(systemAccess(jurisdictionId), (tx) => dueToResume(tx, jurisdictionId, now, most));
  return actOnEach(cases, jurisdictionId, ids, async (tx, file) => {
    // resumed, and perhaps paused anew, since it was listed
    if (!isPaused(file.state) || file.dueAt === null || file.dueAt > now) return false;
    await cases.act(tx, null, file.id, { action: 'resume', reason: null });
    return true;
  });
};

/**
 * Counts running deadlines anew where another arrangement of holidays has come with the program or the jurisdiction decided other working
 * time, and tells it in the log and to open screens. What was begun before clocks were kept in the log stays as it is. Looks at some cases
 * after an id; returns how many it looked at, how many moved, and the last one.
 */
export const recountDeadlines = async (
  cases: Cases,
  jurisdictionId: string,
  after: string,
): Promise<{ looked: number; moved: number; last: string | null }> => {
  const access = systemAccess(jurisdictionId);
  const { ids, shifts, lifeOf } = await cases.kernel.db.read(access, async (tx) => {
    const { shifts: inForce } = await readCounting(tx, jurisdictionId, cases.kernel.clock.now());
    return {
      shifts: inForce,
      lifeOf: await livesOf(tx, jurisdictionId),
      ids: await countedOtherwise(tx, jurisdictionId, countedBy(inForce), after, most),
    };
  });
  const moved = await actOnEach(cases, jurisdictionId, ids, async (tx, file) => {
    const begun = replay(await eventsOf(tx, [file.id]), lifeOf);
    const anew = file.dueAt === null || isPaused(file.state) ? null : recounted(file, begun, shifts);
    if (anew === null) {
      await setCalendar(tx, jurisdictionId, file.id, countedBy(shifts));
      return false;
    }
    const decision = {
      from: file.state,
      to: file.state,
      changes: anew.clocks,
      data: { before: file.dueAt?.toISOString(), dueAt: anew.clocks.dueAt?.toISOString() },
      words: {},
      basis: anew.basis,
    };
    const at = cases.kernel.clock.now();
    await append(tx, file, { jurisdictionId, action: 'recount', decision, actor: null, reason: null, attachments: [], at });
    return true;
  });
  return { looked: ids.length, moved, last: ids.at(-1) ?? null };
};
