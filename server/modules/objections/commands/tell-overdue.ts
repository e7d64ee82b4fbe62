import { pathOfCode } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { takeOverdue } from '../store/objections.ts';

const batch = 100;

/** Tells those who decide, and those who watch over the place, of objections that nobody decided in time; each once. Harmless when repeated. */
export const tellOverdue = ({ kernel }: Pick<Context, 'kernel'>): Promise<void> =>
  eachJurisdiction(kernel, 'objections.tell-overdue', async (jurisdictionId) => {
    const at = kernel.clock.now();
    const tell = (): Promise<number> =>
      kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const rows = await takeOverdue(tx, at, batch);
        await notify(
          tx,
          jurisdictionId,
          rows.flatMap((row) =>
            (['objections.decide', 'cases.supervise'] as const).map((permission) => ({
              kind: 'objections.overdue' as const,
              variant: 'overdue',
              to: { permission, around: pathOfCode(row.waitsFor) },
              except: null,
              subject: row.caseId,
              data: { number: row.number },
              cause: `${row.id} overdue`,
              at,
            })),
          ),
        );
        return rows.length;
      });
    while ((await tell()) === batch);
  });
