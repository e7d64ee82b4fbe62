import type { Database } from '#kernel/db.ts';
import { type IntakeRow, intakeAccess, intakeStatements, isUsedBefore } from './store/intake.ts';

/** Reports written together at most: keeps a batch within a few milliseconds. */
const most = 32;
/** Batches under way at once: while one waits for the disk the next is being made. */
const flights = 2;

interface Waiting {
  readonly row: IntakeRow;
  /** Tells the report what became of it: false when its id had been used before. */
  resolve(written: boolean): void;
  reject(error: unknown): void;
}

/** Whether one row may be to blame: bad data, a broken rule, a refused row, a deadlock. Anything else befalls all alike. */
const isOfOne = (error: unknown): boolean => /^(22|23|40|42501|54)/.test((error as { code?: string }).code ?? '');

/**
 * Writes reports of one jurisdiction that arrive together in one transaction: under load each pays only its share of the round trip and of
 * the wait for the disk; alone it goes at once. A report is answered after the transaction that holds it has been committed. When a row
 * spoils its batch, each report is tried by itself, so that none suffers for another.
 * @returns writes a report; false when its id had been used before
 */
export const createIntakeQueue = (db: Database): ((row: IntakeRow) => Promise<boolean>) => {
  const queues = new Map<string, { waiting: Waiting[]; running: number; due: boolean }>();

  const carry = async (batch: readonly Waiting[]): Promise<void> => {
    const rows = batch.map((w) => w.row);
    try {
      await db.statements(intakeAccess(rows[0]?.jurisdictionId as string), intakeStatements(rows));
      for (const w of batch) w.resolve(true);
    } catch (error) {
      if (batch.length > 1 && isOfOne(error)) for (const w of batch) await carry([w]);
      else for (const w of batch) isUsedBefore(error) ? w.resolve(false) : w.reject(error);
    }
  };

  /** The next batch, each id once: a repeat sent beside its original waits for it. Sorted, so that batches of several processes cannot deadlock. */
  const next = (waiting: Waiting[]): Waiting[] => {
    const batch = new Map<string, Waiting>();
    const later: Waiting[] = [];
    for (const w of waiting.splice(0)) {
      if (batch.size < most && !batch.has(w.row.mutation.id)) batch.set(w.row.mutation.id, w);
      else later.push(w);
    }
    waiting.push(...later);
    return [...batch.values()].sort((a, b) => (a.row.mutation.id < b.row.mutation.id ? -1 : 1));
  };

  return (row) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(row.jurisdictionId) ?? { waiting: [], running: 0, due: false };
      queues.set(row.jurisdictionId, queue);
      const pump = (): void => {
        queue.due = false;
        while (queue.running < flights && queue.waiting.length > 0) {
          queue.running += 1;
          void carry(next(queue.waiting)).finally(() => {
            queue.running -= 1;
            later();
          });
        }
      };
      const later = (): void => {
        if (queue.due) return;
        queue.due = true;
        // whatever else arrived in this turn of the event loop travels along
        setImmediate(pump);
      };
      queue.waiting.push({ row, resolve, reject });
      later();
    });
};
