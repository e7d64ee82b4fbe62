import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Database } from '#kernel/db.ts';
import { systemAccess } from '#kernel/db.ts';
import { caseNumber } from './domain/case-number.ts';

/**
 * Hands out case numbers from blocks taken in short transactions of their own, so that intake never queues behind a counter row.
 * The block doubles while numbers go fast (up to 128) and starts at one, so a quiet day counts without gaps; a crash loses at most a block.
 */
export const createNumbers = (db: Database): ((jurisdiction: { id: string; code: string }, now: Date) => Promise<string>) => {
  type Block = { day: string; next: number; end: number; size: number; takenAt: number; more: Promise<void> | null };
  const blocks = new Map<string, Block>();

  const take = async (jurisdictionId: string, block: Block, now: Date): Promise<void> => {
    const size = now.getTime() - block.takenAt < 1_000 ? Math.min(block.size * 2, 128) : 1;
    const [row] = await db.statement<{ next: number }>(systemAccess(jurisdictionId), {
      name: 'take-case-numbers',
      text: `insert into case_number_days as d (jurisdiction_id, day, next) values ($1, $2, $3 + 1)
             on conflict (jurisdiction_id, day) do update set next = d.next + $3 returning next`,
      values: [jurisdictionId, block.day, size],
    });
    const end = row?.next ?? 0;
    Object.assign(block, { next: end - size, end, size, takenAt: now.getTime() });
  };

  return async (jurisdiction, now) => {
    const day = shanghaiDay(now);
    let block = blocks.get(jurisdiction.id);
    if (block?.day !== day) {
      block = { day, next: 0, end: 0, size: 1, takenAt: 0, more: null };
      blocks.set(jurisdiction.id, block);
    }
    while (block.next >= block.end) {
      const mine = block;
      block.more ??= take(jurisdiction.id, mine, now).finally(() => {
        mine.more = null;
      });
      await block.more;
    }
    return caseNumber(jurisdiction.code, day, block.next++);
  };
};
