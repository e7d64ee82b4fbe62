import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { contentKey, thumbnailKey } from '#kernel/files/keys.ts';
import { wholeFile } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { eraseCase, insertErasure } from '../store/erasures.ts';
import { filesDue, markErased } from '../store/files.ts';

/** Cases one transaction erases. */
const batch = 50;

/**
 * Erases what names people in archived cases whose time is over: reports, texts, photos, who called, and what other modules hold. Numbers, states, times,
 * organisations and all hashes stay, so that the chain is whole; the ledger says what went. @returns how many cases
 */
export const eraseDue = async ({ kernel, holdings }: Pick<Context, 'kernel' | 'holdings'>, jurisdictionId: string): Promise<number> => {
  const at = kernel.clock.now();
  const { count, photos } = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const due = await filesDue(tx, shanghaiDay(at), batch);
    const gone: string[] = [];
    for (const { caseId, number, areaCode, class: of, keepUntil } of due) {
      const pictures = [...((await wholeFile(tx, caseId))?.photos ?? [])];
      for (const holding of holdings) pictures.push(...((await holding.photos?.(tx, caseId)) ?? []));
      const entry = {
        caseId,
        number,
        areaCode,
        class: of,
        keptUntil: keepUntil as string,
        erasedAt: at,
        parts: { photos: pictures.length },
      };
      await insertErasure(tx, jurisdictionId, entry);
      const held: Record<string, number> = {};
      for (const { name, erase } of holdings) {
        const erased = (await erase?.(tx, caseId)) ?? 0;
        if (erased > 0) held[name] = erased;
      }
      await eraseCase(tx, jurisdictionId, caseId, held);
      await markErased(tx, caseId, at);
      gone.push(...pictures);
    }
    return { count: due.length, photos: gone };
  });
  // rows first: a content without its row is found by nobody
  for (const id of photos) for (const keyOf of [contentKey, thumbnailKey]) await kernel.contents.delete(keyOf(jurisdictionId, id));
  return count;
};
