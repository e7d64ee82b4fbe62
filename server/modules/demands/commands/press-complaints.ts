import { shanghaiDay } from '#contract/kernel/day.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { type PressingRow, pressing, setEscalated, setReminded } from '../store/complaints.ts';

/** Complaints pressed in one transaction. */
const step = 200;

/**
 * Reminds whoever answers a complaint on the day before it is due. One whose day has passed goes up: the area above answers it from then on – of the highest
 * area its own people, told once more –, and whoever reads the audit trail is told, never by whom it was made. Harmless when repeated.
 */
export const pressComplaints = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'demands.press_complaints', async (jurisdictionId) => {
    const snapshot = await context.territory.snapshot(jurisdictionId);
    const at = context.kernel.clock.now();
    const today = shanghaiDay(at);
    const press = (): Promise<number> =>
      context.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
        const rows = await pressing(tx, today, daysAfter(today, 1), step);
        const told: Notify[] = [];
        const tell = (row: PressingRow, variant: string, around: string): void => {
          const to = { permission: 'demands.judge', around } as const;
          const data = { asker: row.askerName, day: row.dueOn };
          told.push({
            kind: 'demands.complaint',
            variant,
            to,
            except: row.askedBy,
            subject: row.demandId,
            data,
            cause: `${row.id} ${variant}`,
            at,
          });
        };
        for (const row of rows) {
          if (row.dueOn >= today) {
            await setReminded(tx, row.id, at);
            tell(row, 'remind', row.judgePath);
            continue;
          }
          const judge = snapshot.findByPath(row.judgePath);
          const above = (judge && snapshot.ancestors(judge).at(-1)?.path) ?? row.judgePath;
          await setEscalated(tx, row.id, at, above);
          tell(row, 'escalated', above);
          told.push(copyFor(row, 'copy_late', at));
        }
        await notify(tx, jurisdictionId, told);
        return rows.length;
      });
    while ((await press()) === step);
  });

/** What whoever reads the audit trail is told of a complaint: of what, never by whom. */
export const copyFor = (
  { id, demandId, askerName, dueOn }: Pick<PressingRow, 'id' | 'demandId' | 'askerName' | 'dueOn'>,
  variant: 'copy' | 'copy_late',
  at: Date,
): Notify => ({
  kind: 'demands.complaint_copy',
  variant,
  to: { permission: 'audit.read', whole: true },
  subject: demandId,
  data: { asker: askerName, day: dueOn },
  cause: `${id} ${variant}`,
  at,
});
