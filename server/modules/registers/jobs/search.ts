import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Context } from '../context.ts';
import { wordsOf } from '../domain/search.ts';
import { putWords, takeDue } from '../store/search.ts';

/** Rows taken at once, and how often at most in one run: others come with the next. */
const [step, mostSteps] = [1_000, 200];

/** Lets the search know what stands in rows that were written since it last looked. */
export const indexTexts = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'registers.index-texts', async (jurisdictionId) => {
    for (const { code, no } of await context.all(jurisdictionId)) {
      const content = (await context.register(jurisdictionId, code))?.content;
      if (!content) continue;
      for (let taken = step, n = 0; taken === step && n < mostSteps; n++)
        taken = await context.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
          const rows = await takeDue(tx, no, step);
          if (rows.length > 0)
            await putWords(
              tx,
              no,
              rows.map(({ id, title, data }) => ({ id, words: wordsOf(content, title, data) })),
            );
          return rows.length;
        });
    }
  });
