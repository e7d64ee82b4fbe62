import { shanghaiDay } from '#contract/kernel/day.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import { accountsOn } from './store/roll.ts';
import type { VoteRecord } from './store/votes.ts';

/** Accounts told in one notice: a house of 20,000 is told in a few. */
const step = 1_000;
const kinds = { opened: 'votes.opened', closing: 'votes.closing', closed: 'votes.closed', void: 'votes.closed' } as const;

/** Tells those who are due; `waiting`: those alone whose ballot is not in. */
export const tellVoters = async (
  tx: Tx,
  by: Pick<By, 'jurisdictionId' | 'at'>,
  vote: Pick<VoteRecord, 'id' | 'closesAt'>,
  what: keyof typeof kinds,
  waiting: boolean,
): Promise<void> => {
  const accounts = await accountsOn(tx, vote.id, waiting);
  for (let from = 0; from < accounts.length; from += step)
    await notify(tx, by.jurisdictionId, [
      {
        kind: kinds[what],
        variant: what,
        to: { accounts: accounts.slice(from, from + step) },
        subject: vote.id,
        // what ends with a day ends at the start of the next
        data: { day: shanghaiDay(new Date(vote.closesAt.getTime() - 1)) },
        cause: `${vote.id} ${what} ${what === 'closing' ? vote.closesAt.toISOString() : ''}`,
        at: by.at,
      },
    ]);
};
