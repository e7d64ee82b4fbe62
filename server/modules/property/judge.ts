import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { idOf } from '#kernel/ids.ts';
import { answersInTime, findCase, goingOnFor, lockCase } from '#modules/cases/index.ts';
import { mendedInTime } from './domain/consequences.ts';
import type { Property } from './property.ts';
import {
  announceLists,
  type ConsequenceRecord,
  findConsequence,
  judgeConsequence,
  rectificationOf,
  waitingBefore,
} from './store/consequences.ts';

/** What is looked at in one run for a jurisdiction; the next goes on. */
const most = 1_000;

/** Whether the rectification of its list was done in time; held, so that no answer comes in meanwhile. */
const mended = async (tx: Tx, c: ConsequenceRecord, now: Date): Promise<ReturnType<typeof mendedInTime>> => {
  const ordered = await rectificationOf(tx, c);
  // ordered by nobody yet, or taken back with all that follows
  if (!ordered || ordered.caseId === null) return 'waits';
  const own = await findCase(tx, ordered.caseId);
  if (own === null) return 'waits';
  const file = await lockCase(tx, (await goingOnFor(tx, own)).id);
  if (file === null) return 'waits';
  const answer = (await answersInTime(tx, [file.id])).at(-1) ?? null;
  return mendedInTime({ state: file.state, dueAt: file.dueAt, answer }, ordered.dueOn, now);
};

/** Judges one that waits, held: once, whoever tries at the same time. What follows after all is carried out by whoever delivers events. */
const judge = async (property: Property, tx: Tx, jurisdictionId: string, id: string): Promise<void> => {
  const at = property.kernel.clock.now();
  const c = await findConsequence(tx, id, true);
  if (c?.state !== 'waits') return;
  const found = await mended(tx, c, at);
  if (found === 'waits') return;
  if (found === 'mended') return judgeConsequence(tx, id, 'spared', c.dueOn, at);
  await judgeConsequence(tx, id, 'due', daysAfter(shanghaiDay(at), c.days), at);
  await announceLists(tx, jurisdictionId, idOf(at), c.runId);
};

/** Judges what waited for rectifications whose day is over. Harmless when repeated. */
export const judgeWaiting = (property: Property): Promise<void> =>
  eachJurisdiction(property.kernel, 'property.judge', async (jurisdictionId) => {
    const { db, clock } = property.kernel;
    const access = systemAccess(jurisdictionId);
    for (const id of await db.read(access, (tx) => waitingBefore(tx, shanghaiDay(clock.now()), most)))
      await db.write(access, (tx) => judge(property, tx, jurisdictionId, id));
  });
