import type { Marks, Question, Way } from '#contract/votes/model.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import type { Running } from '../context.ts';
import { bundleAt } from '../queries/bundle.ts';
import { claimTurnout, shuffleBallots } from '../store/ballots.ts';
import { beginPaper, insertReading, setPaper } from '../store/papers.ts';
import { findEntry, type RollItem } from '../store/roll.ts';
import { findVote, setClosed, setTold } from '../store/votes.ts';
import { createSubjects, poll } from '../subjects.ts';
import { turnoutAt, writeBallot } from './cast.ts';
import { openVote } from './open.ts';

/** A residents' vote as it was held, or is being held. */
export interface PastVote {
  readonly areaId: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly roll: readonly RollItem[];
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly ballots: readonly { readonly key: string; readonly marks: Marks; readonly way: Way }[];
  /** Papers that wait: by whom they were read, and how. */
  readonly papers: readonly { readonly slip: string; readonly readings: readonly { readonly by: string; readonly marks: Marks }[] }[];
  /** It is over and counted. */
  readonly closed: boolean;
  readonly by: string | null;
}

/** Writes down residents' votes with their ballots, for a demo; nobody is told. */
export const addVotes = async (tx: Tx, jurisdictionId: string, votes: readonly PastVote[]): Promise<void> => {
  const subjects = createSubjects();
  subjects.add({ type: poll, words: 'votes.poll', page: () => null, mayRun: async () => false });
  for (const v of votes) {
    const at = new Date(v.opensAt.getTime() - 3_600_000);
    const by = { jurisdictionId, actorId: v.by, at };
    const running: Running = { ...by, log: (action, subject, more = {}) => audit(tx, { ...by, action, subject, ...more }) };
    const id = await openVote({ subjects }, tx, running, { ...v, subject: { type: poll, id: idOf(at) }, published: true });
    await setTold(tx, id, 'told_open_at', v.opensAt);
    const vote = await findVote(tx, id);
    if (!vote) throw new Error('a vote that was just opened is not there');
    const cast = new Date(v.opensAt.getTime() + 7_200_000);
    for (const { key, marks, way } of v.ballots) {
      const entry = await findEntry(tx, id, key);
      if (!entry) throw new Error(`${key} is not on the roll`);
      await claimTurnout(tx, { voteId: id, key, way, at: turnoutAt(vote, cast), accountId: entry.accountId });
      await writeBallot(tx, vote, entry, { marks, way, at: cast, receipt: null });
    }
    for (const { slip, readings } of v.papers) {
      const entry = await findEntry(tx, id, slip);
      if (!entry) throw new Error(`${slip} is not on the roll`);
      const paperId = idOf(cast);
      await beginPaper(tx, { id: paperId, voteId: id, slip, key: slip, begunAt: cast });
      await claimTurnout(tx, { voteId: id, key: slip, way: 'paper', at: cast, accountId: readings[0]?.by ?? null });
      for (const [i, { by: reader, marks }] of readings.entries())
        await insertReading(tx, { paperId, n: i + 1, accountId: reader, said: { marks, heads: entry.heads, area: entry.area } }, cast);
      if (readings.length > 1) await setPaper(tx, paperId, 'differs');
    }
    if (!v.closed) continue;
    if (vote.secret) await shuffleBallots(tx, id);
    const { outcome, sha256 } = await bundleAt(tx, vote, v.closesAt, null);
    await setClosed(tx, { id, at: v.closesAt, by: v.by, reason: null, outcome, sha256 });
  }
};
