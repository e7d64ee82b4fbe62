import { type Bundle, makeBundle } from '#contract/votes/bundle.ts';
import { type Count, count } from '#contract/votes/count.ts';
import type { Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { allBallots } from '../store/ballots.ts';
import { wholeRoll } from '../store/roll.ts';
import type { VoteRecord } from '../store/votes.ts';

const digest = (text: string): string => sha256(text).toString('hex');

/** The bundle of a vote as it was, or is to be, closed. */
export const bundleAt = async (tx: Tx, vote: VoteRecord, closedAt: Date, counted: Count | null): Promise<Bundle> => {
  const [roll, ballots] = [await wholeRoll(tx, vote.id), await allBallots(tx, vote.id)];
  return makeBundle(
    {
      vote: {
        id: vote.id,
        title: vote.title,
        areaCode: vote.areaPath.replaceAll('.', ''),
        secret: vote.secret,
        opensAt: vote.opensAt.toISOString(),
        closesAt: vote.closesAt.toISOString(),
        closedAt: closedAt.toISOString(),
      },
      questions: vote.questions,
      roll,
      ballots,
      outcome: counted ?? count(vote.questions, roll, ballots),
    },
    digest,
  );
};
