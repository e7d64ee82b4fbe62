import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { headsOfCases, headsOfClosed } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { beforeAll, dayHash, rootOf } from '../domain/merkle.ts';
import { uses } from '../domain/signature.ts';
import { lockArchive, rootless, setRootDay } from '../store/files.ts';
import { insertRoot, rootsBefore } from '../store/roots.ts';
import { takeOver } from './take-over.ts';

/** Days that were missed and are made up for at once. */
const most = 31;
/** Archived cases one root takes in; what is beyond, when an installation is old, comes under the next. */
const mostArchived = 100_000;
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/**
 * Signs the root of each day that is over and has none: over the cases archived until then that no root proves yet, and those that stand closed since it. A day without any has a root
 * as well, so that none can be left out later. Begins with the day before the first time. @returns how many days
 */
export const makeRoots = async (context: Pick<Context, 'kernel'>, jurisdictionId: string): Promise<number> => {
  const { kernel } = context;
  while ((await takeOver(context, jurisdictionId)) > 0);
  const ring = await kernel.keys.of(jurisdictionId);
  const at = kernel.clock.now();
  const today = shanghaiDay(at);
  return kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    await lockArchive(tx);
    const [last] = await rootsBefore(tx, null, 1);
    let previous = last?.hash ?? beforeAll(jurisdictionId);
    const first = last ? nextDay(last.day) : shanghaiDay(new Date(at.getTime() - 86_400_000));
    let made = 0;
    for (let day = first; day < today && made < most; day = nextDay(day)) {
      const [from, to] = [startOf(day), startOf(nextDay(day))];
      const archived = await rootless(tx, to, mostArchived);
      const leaves = [...(await headsOfCases(tx, archived)), ...(await headsOfClosed(tx, from, to))];
      const root = rootOf(leaves);
      const hash = dayHash({ jurisdictionId, day, cases: leaves.length, root, previous });
      const signature = ring.sign(uses.day, hash.toString('hex'));
      const publicKey = ring.publicKeys()[Number(signature.split('.')[0])] ?? '';
      await insertRoot(tx, jurisdictionId, { day, cases: leaves.length, root, previous, hash, signature, publicKey, madeAt: at }, leaves);
      await setRootDay(tx, archived, day);
      previous = hash;
      made += 1;
    }
    return made;
  });
};
