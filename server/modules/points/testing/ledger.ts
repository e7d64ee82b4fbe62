import { v7 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import type { District } from '#tools/testing/district.ts';
import type { Holder } from '../domain/holders.ts';
import type { Balance } from '../ledger/ledger.ts';
import type { Asked, Done } from '../ledger/transfer.ts';

/** A district's ledger as tests use it. */
export const ledgerOf = (d: District) => {
  const { ledger } = d.process.modules.points;
  const write = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => d.database.db.write(d.access, fn);
  const holder = (type: Holder['type'], id = v7()): Holder => ({
    type,
    id: ['issuer', 'expired', 'settled'].includes(type) ? d.id : id,
  });
  const move = (from: Holder, to: Holder, points: number, more: Partial<Asked> = {}): Asked => ({
    id: v7(),
    from,
    to,
    points,
    what: 'points.test',
    subjectId: null,
    facts: {},
    ...more,
  });
  const transfer = (...given: Parameters<typeof move>): Promise<Done> => write((tx) => ledger.transfer(tx, move(...given)));
  /** Gives a holder points, each of a last day. */
  const filled = async (to: Holder, ...lots: [points: number, lastDay: string | null][]): Promise<Holder> => {
    for (const [points, lastDay] of lots) await transfer(holder('issuer'), to, points, { lastDay });
    return to;
  };
  return {
    ledger,
    write,
    holder,
    move,
    transfer,
    balance: (of: Holder): Promise<Balance> => write((tx) => ledger.balance(tx, of)),
    filled,
    person: (...lots: [points: number, lastDay: string | null][]): Promise<Holder> => filled(holder('person'), ...lots),
  };
};

/** The code of what went wrong. */
export const code = (error: unknown): string => (error as { code?: string }).code ?? String(error);
/** How each of many turned out, sorted. */
export const outcomes = async (all: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? 'ok' : code(one.reason))).sort();
