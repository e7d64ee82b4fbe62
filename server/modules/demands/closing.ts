import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { answerAbout, lockAbout, moveDay, reopenAbout, setWithdrawn, withdrawAbout } from './store/demands.ts';

/** What of another module demands are about. */
export interface About {
  readonly type: string;
  readonly id: string;
}

/**
 * Answers every open demand about a thing: what was asked for has been done.
 * @param minutes how long it took, where whoever answered has told it; else it is for the addressee to tell
 */
export const answerDemands = (tx: Tx, by: By, { type, id }: About, minutes: number | null = null): Promise<void> =>
  answerAbout(tx, type, id, { at: by.at, by: by.actorId, minutes });

/** Withdraws every open demand about a thing: there is nothing to be done any more. */
export const withdrawDemands = async (tx: Tx, by: By, { type, id }: About, reason: string): Promise<void> => {
  for (const row of await lockAbout(tx, type, id)) await setWithdrawn(tx, row.id, by.at, reason);
};

/** The same about many things of one type at once. */
export const withdrawDemandsAbout = (tx: Tx, by: By, type: string, ids: readonly string[], reason: string): Promise<void> =>
  withdrawAbout(tx, type, ids, by.at, reason);

/** Asks again for what was answered and came back. */
export const reopenDemands = (tx: Tx, type: string, ids: readonly string[]): Promise<void> => reopenAbout(tx, type, ids);

/** Moves the day of open demands about some things. */
export const postponeDemands = (tx: Tx, type: string, ids: readonly string[], dueOn: string): Promise<void> =>
  moveDay(tx, type, ids, dueOn);
