import { v7 } from 'uuid';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import type { Holder } from './domain/holders.ts';
import type { Ledger } from './ledger/ledger.ts';
import { lockEarner } from './rules/store/earned.ts';
import { accountTies, earnedTies, moveRows, moveRowsBack, strandedPoints } from './store/persons.ts';

const person = (id: string): Holder => ({ type: 'person', id });
const shared = { basis: 'contract', keepYears: 3, discreet: true } as const;

/** What acts earned goes along when records are merged: the caps are of one person, and what both used of them counts together. */
const earnedUse: PersonUse = {
  ...shared,
  name: 'points.earned',
  ties: async ({ territory }, tx, ids) =>
    (await earnedTies(tx, ids)).map(({ personId, until }) => ({
      personId,
      kind: 'earned',
      word: 'persons:uses.points.earned.one',
      at: territory.describe(territory.root),
      path: null,
      current: false,
      until,
    })),
  move: async (tx, from, to) => {
    // an act of either that is just being paid is seen, or finds the record gone
    for (const one of [from, to].sort()) await lockEarner(tx, one);
    return moveRows(tx, from, to);
  },
  moveBack: moveRowsBack,
};

/** Gives all that somebody has free to another, with the last days it has. @returns the transfer; null: there was nothing */
const handOver = async (ledger: Ledger, tx: Tx, from: string, to: string): Promise<string | null> => {
  await ledger.lock(tx, [person(from), person(to)]);
  const { available } = await ledger.balance(tx, person(from));
  if (available === 0) return null;
  const id = v7();
  await ledger.transfer(tx, {
    id,
    from: person(from),
    to: person(to),
    points: available,
    what: 'points.merged',
    subjectId: null,
    facts: {},
  });
  return id;
};

/** Points go along as well; those put aside follow once they come back (`followMerged`). */
const balanceUse = (ledger: Ledger): PersonUse => ({
  ...shared,
  name: 'points.balance',
  ties: async ({ territory }, tx, ids) =>
    (await accountTies(tx, ids)).map(({ personId, has, since }) => ({
      personId,
      kind: 'balance',
      word: 'persons:uses.points.balance.one',
      at: territory.describe(territory.root),
      path: null,
      current: has,
      until: has ? null : since,
    })),
  move: async (tx, from, to) => {
    const id = await handOver(ledger, tx, from, to);
    return id === null ? [] : [id];
  },
  moveBack: async (tx, ids) => {
    for (const id of ids) await ledger.reverse(tx, id, { id: v7(), reason: 'merge_undone', asFarAsThere: true });
  },
});

export const pointUses = (ledger: Ledger): readonly PersonUse[] => [earnedUse, balanceUse(ledger)];

const together = 100;
/** Sends points that came back to records which were merged on to the kept ones: vouchers given back, holds that ran out. Harmless when repeated. */
export const followMerged = (kernel: Pick<Kernel, 'db' | 'jurisdictions' | 'log'>, ledger: Ledger): Promise<void> =>
  eachJurisdiction(kernel, 'points.follow_merged', async (jurisdictionId) => {
    const access = systemAccess(jurisdictionId);
    for (const { from, to } of await kernel.db.read(access, (tx) => strandedPoints(tx, together)))
      await kernel.db.write(access, (tx) => handOver(ledger, tx, from, to));
  });
