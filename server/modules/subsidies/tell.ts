import { yuanOf } from '#contract/subsidies/money.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { LineRecord, RunRecord } from './store/runs.ts';

/** Tells those who check and approve that something waits. */
export const tellApprovers = (tx: Tx, { jurisdictionId, actorId, at }: By, runId: string, variant: 'check' | 'approve'): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'subsidies.waiting',
      variant,
      to: { permission: 'subsidies.approve', whole: true },
      except: actorId,
      subject: runId,
      data: {},
      cause: `${runId} ${variant}`,
      at,
    },
  ]);

/** Tells each company of lines what they come to. */
const tellCompanies =
  (kind: 'subsidies.approved' | 'subsidies.paid') =>
  (
    tx: Tx,
    { jurisdictionId, at }: By,
    { id, first, last }: Pick<RunRecord, 'id' | 'first' | 'last'>,
    lines: readonly LineRecord[],
    occasion = '',
  ): Promise<void> =>
    notify(
      tx,
      jurisdictionId,
      [...Map.groupBy(lines, ({ organisationId }) => organisationId)].flatMap(([organisation, own]) => {
        const sum = own.reduce((total, { amount }) => total + amount, 0);
        return organisation === null || sum === 0
          ? []
          : [
              {
                kind,
                variant: sum < 0 ? 'back' : 'out',
                to: { permission: 'subsidies.answer' as const, organisation },
                subject: id,
                data: { first, last, yuan: yuanOf(Math.abs(sum)) },
                cause: `${id} ${occasion}`.trim(),
                at,
              },
            ];
      }),
    );
export const tellApproved = tellCompanies('subsidies.approved');
export const tellPaid = tellCompanies('subsidies.paid');
