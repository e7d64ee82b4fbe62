import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { schemeIn, type Workforce } from '../context.ts';
import { standingOf } from '../domain/grading.ts';
import { workerOf, workerRegister } from '../domain/worker.ts';
import { type Due, type KeptWorker, keepDues, keptWorkers } from '../store/dues.ts';

/** Rows worked out at once. */
const step = 500;

/** How what is due follows from a row; awaited before the transaction. */
const duesBy = async (workforce: Pick<Workforce, 'kernel'>, jurisdictionId: string): Promise<(row: KeptWorker) => Due> => {
  const scheme = (await schemeIn(workforce, jurisdictionId))?.content ?? null;
  const today = shanghaiDay(workforce.kernel.clock.now());
  return ({ id, data }) => {
    const worker = workerOf(data);
    return { rowId: id, dueOn: scheme && worker ? standingOf(scheme, worker, today).dueOn : null };
  };
};

/** Works out anew what is due of some workers, whose rows were written. Harmless when repeated. */
export const keepDuesOf = async (workforce: Pick<Workforce, 'kernel'>, jurisdictionId: string, ids: readonly string[]): Promise<void> => {
  const dueOf = await duesBy(workforce, jurisdictionId);
  await workforce.kernel.db.write(systemAccess(jurisdictionId), (tx) => keepSome(tx, ids, dueOf));
};
const keepSome = async (tx: Tx, ids: readonly string[], dueOf: (row: KeptWorker) => Due): Promise<void> => {
  const rows = await keptWorkers(tx, workerRegister, { ids, after: null, limit: ids.length });
  await keepDues(tx, ids, rows.map(dueOf));
};

/** The same for all workers of a jurisdiction, when another scheme comes into force. */
export const keepAllDues = async (workforce: Pick<Workforce, 'kernel'>, jurisdictionId: string): Promise<void> => {
  const dueOf = await duesBy(workforce, jurisdictionId);
  for (let after: string | null = null; ; ) {
    const from: string | null = after;
    after = await workforce.kernel.db.write(systemAccess(jurisdictionId), async (tx): Promise<string | null> => {
      const rows = await keptWorkers(tx, workerRegister, { after: from, limit: step });
      await keepDues(
        tx,
        rows.map(({ id }) => id),
        rows.map(dueOf),
      );
      return rows.length < step ? null : (rows.at(-1)?.id ?? null);
    });
    if (after === null) return;
  }
};
