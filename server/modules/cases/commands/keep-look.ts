import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { addReveal } from '../store/cases.ts';

/** Keeps that somebody looked at what is starred in a case, and why: in the case module's own list and in the audit trail. */
export const keepLook = async (
  tx: Tx,
  { jurisdictionId, accountId }: Viewer,
  look: { caseId: string; number: string; postId: string | null; action: `cases.${string}`; reason: string; at: Date },
): Promise<void> => {
  const { caseId, number: subject, postId, action, reason, at } = look;
  await addReveal(tx, { jurisdictionId, id: v7(), caseId, viewerId: accountId, postId, reason, at });
  await audit(tx, { jurisdictionId, actorId: accountId, action, subject, reason, data: { caseId }, at });
};
