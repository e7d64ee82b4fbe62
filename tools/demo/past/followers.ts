import { openStates } from '#contract/cases/states.ts';
import { accessOf, type Database } from '#kernel/db.ts';
import { type History, setFollowed } from '#modules/cases/index.ts';
import type { Stage } from './live.ts';

/** Residents who follow what others have reported and is still worked on: the newcomer a few cases, others here and there. Each follows in their own name. */
export const addPastFollowers = async (db: Database, { company, random, now }: Stage, histories: readonly History[]): Promise<void> => {
  const open = histories.filter(({ file }) => (openStates as readonly string[]).includes(file.state)).slice(-40);
  for (const [n, { file }] of open.entries()) {
    const { id, createdAt, reporterId } = file;
    const followers = [...(n % 16 === 7 ? [company.newcomer] : []), ...(random.chance(0.4) ? [random.pick(company.residents)] : [])];
    const at = new Date(createdAt.getTime() + random.next() * (now.getTime() - createdAt.getTime()));
    for (const one of followers.filter(({ accountId }) => accountId !== reporterId))
      await db.write(accessOf(one), (tx) => setFollowed(tx, id, one.accountId, at));
  }
};
