import type { Kernel } from './kernel.ts';

/** Jurisdictions worked on at a time: one that waits for a lock or a lost server leaves the others room. */
const abreast = 4;

/**
 * Does a job's work in every jurisdiction. One that fails or waits stops no other.
 * @param what names the work in the log
 * @throws AggregateError when all have had their turn and some failed: the job then counts as failed and is tried again
 */
export const eachJurisdiction = async (
  { jurisdictions, log }: Pick<Kernel, 'jurisdictions' | 'log'>,
  what: string,
  work: (jurisdictionId: string) => Promise<unknown>,
): Promise<void> => {
  const waiting = (await jurisdictions.all()).map(({ id }) => id);
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        await work(id);
      } catch (error) {
        log.warn({ error, jurisdictionId: id, job: what }, 'a job failed in a jurisdiction and goes on in the others');
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: abreast }, lane));
  if (failures.length > 0) throw new AggregateError(failures, `${what} failed in ${failures.length} jurisdictions`);
};
