import { systemAccess } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { wordsOf } from '../domain/search-words.ts';
import { nextToIndex, putWords } from '../store/search.ts';

const most = 2_000;
/**
 * Longer than any transaction that opens a case may take, milliseconds: ids are given before commit, and the mark must not pass one that is
 * still being written.
 */
const settled = 60_000;

/** Puts the texts of the next cases of a jurisdiction into the index of the search. Returns how many there were. */
export const indexTexts = (cases: Cases, jurisdictionId: string): Promise<number> =>
  cases.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const before = new Date(cases.kernel.clock.now().getTime() - settled);
    const next = await nextToIndex(tx, jurisdictionId, before, most);
    if (next.length > 0)
      await putWords(
        tx,
        jurisdictionId,
        next.map((c) => ({ id: c.id, words: wordsOf(c) })),
      );
    return next.length;
  });
