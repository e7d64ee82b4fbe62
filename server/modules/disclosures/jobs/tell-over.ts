import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { type Context, viewOf } from '../context.ts';
import { takeOver } from '../store/disclosures.ts';

const batch = 100;

/** Tells modules, once, that the period of what they published is over. Harmless when repeated. */
export const tellOver = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'disclosures.tell-over', async (jurisdictionId) => {
    const { today, now } = await viewOf(context, jurisdictionId);
    const by = { jurisdictionId, actorId: null, at: now };
    const some = (): Promise<number> =>
      context.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const over = await takeOver(tx, today, now, batch);
        for (const { id, subjectType, subjectId } of over)
          if (subjectId !== null) await context.subjects.of(subjectType)?.over?.(tx, by, subjectId, id);
        return over.length;
      });
    while ((await some()) === batch);
  });
