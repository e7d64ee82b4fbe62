import { systemAccess } from '#kernel/db.ts';
import { findCase } from '#modules/cases/index.ts';
import type { Ratings } from '../ratings.ts';
import { endCallBack, findCallBack, ranOut } from '../store/call-backs.ts';

const most = 200;

/**
 * Ends call-backs whose link has run out where nobody is to call: the case goes on without a rating, as silence is no answer – what it counts
 * for is the jurisdiction's to say. @returns how many it ended; 0 when none is left
 */
export const letRunOut = async ({ kernel, cases }: Ratings, jurisdictionId: string): Promise<number> => {
  const access = systemAccess(jurisdictionId);
  const now = kernel.clock.now();
  const rows = await kernel.db.read(access, (tx) => ranOut(tx, now, most));
  let ended = 0;
  for (const { id } of rows) {
    // each in a short transaction of its own; rated since it was listed, it is left alone
    const done = await kernel.db.write(access, async (tx) => {
      const row = await findCallBack(tx, id, true);
      if (!row || row.result !== null) return false;
      const gone = row.ofCaseId !== null || (await findCase(tx, row.caseId))?.state === 'checked';
      if (gone && row.ofCaseId === null) await cases.act(tx, null, row.caseId, { action: 'call_back', rating: null, without: 'silent' });
      return endCallBack(tx, row.caseId, row.round, { result: gone ? 'silent' : 'void', way: null, rating: null, at: now });
    });
    if (done) ended++;
  }
  return ended;
};
