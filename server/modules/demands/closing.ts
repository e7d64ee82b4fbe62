import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { lockAbout, setAnswered, setWithdrawn } from './store/demands.ts';

/** What of another module demands are about. */
export interface About {
  readonly type: string;
  readonly id: string;
}

/** Answers every open demand about a thing: what was asked for has been done. How long it took is for the addressee to tell. */
export const answerDemands = async (tx: Tx, by: By, { type, id }: About): Promise<void> => {
  for (const row of await lockAbout(tx, type, id))
    await setAnswered(tx, row.id, { at: by.at, by: by.actorId, answer: null, minutes: null });
};

/** Withdraws every open demand about a thing: there is nothing to be done any more. */
export const withdrawDemands = async (tx: Tx, by: By, { type, id }: About, reason: string): Promise<void> => {
  for (const row of await lockAbout(tx, type, id)) await setWithdrawn(tx, row.id, by.at, reason);
};
