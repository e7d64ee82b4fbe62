import { v7 } from 'uuid';
import type { Tx } from './db.ts';

/** Who does something, and when. `actorId` null: the platform itself. */
export interface By {
  readonly jurisdictionId: string;
  readonly actorId: string | null;
  readonly at: Date;
}

/** Writes one line of the audit trail inside the transaction it tells of. `action` is `<module>.<act>`, `subject` an id or name. */
export const audit = async (
  tx: Tx,
  entry: {
    jurisdictionId: string;
    actorId: string | null;
    action: string;
    subject: string;
    reason?: string | null;
    data?: Record<string, unknown>;
    at?: Date;
  },
): Promise<void> => {
  await tx
    .insertInto('audit_log')
    .values({
      jurisdiction_id: entry.jurisdictionId,
      id: v7(),
      at: entry.at ?? new Date(),
      actor_id: entry.actorId,
      action: entry.action,
      subject: entry.subject,
      reason: entry.reason ?? null,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute();
};
