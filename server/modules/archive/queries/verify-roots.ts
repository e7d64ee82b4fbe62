import { type Database, systemAccess, waitAsLong } from '#kernel/db.ts';
import { hashesAt } from '#modules/cases/index.ts';
import { beforeAll, dayHash, rootOf } from '../domain/merkle.ts';
import { isSigned, uses } from '../domain/signature.ts';
import { leavesOf, rootsAfter } from '../store/roots.ts';

/** A day whose root is not as it was signed. */
export interface RootBreakage {
  readonly day: string;
  readonly problem: string;
}

/** Recomputes the root of every day from its leaves, its signature and its place behind the day before, and looks up each leaf in the log of its case. */
export const verifyRoots = async (db: Database, jurisdictionId: string): Promise<{ roots: number; broken: RootBreakage[] }> => {
  const broken: RootBreakage[] = [];
  let [roots, previous] = [0, beforeAll(jurisdictionId)];
  for (let after: string | null = null; ; ) {
    const last: string | null = after;
    const some = await db.read(systemAccess(jurisdictionId), async (tx) => {
      await waitAsLong(tx);
      const days = await rootsAfter(tx, last, 50);
      for (const { day, cases, root, previous: told, hash, signature, publicKey } of days) {
        const say = (problem: string): number => broken.push({ day, problem });
        const leaves = await leavesOf(tx, day);
        const heads = await hashesAt(tx, leaves);
        if (!told.equals(previous)) say('does not follow the root before it');
        if (leaves.length !== cases) say(`is over ${cases} cases, ${leaves.length} are there`);
        if (!rootOf(leaves).equals(root)) say('is not the root of its cases');
        if (!dayHash({ jurisdictionId, day, cases, root, previous: told }).equals(hash))
          say('was changed: its content does not give its hash');
        if (!isSigned(publicKey, uses.day, hash.toString('hex'), signature)) say('does not bear the signature of the archive');
        for (const { caseId, seq, headHash } of leaves)
          if (!heads.get(`${caseId} ${seq}`)?.equals(headHash))
            say(`case ${caseId} was rewritten: its log has another hash at event ${seq}`);
        previous = hash;
      }
      return days;
    });
    roots += some.length;
    after = some.at(-1)?.day ?? null;
    if (some.length < 50) return { roots, broken };
  }
};
