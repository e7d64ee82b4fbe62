import { mobilePattern } from '#contract/kernel/typed.ts';
import type { Tx } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { reportersAmong } from '../store/call-backs.ts';

/**
 * Mobile numbers by which the platform itself reaches who reported some cases: of the account, or the one a caller left. Who is anonymous, has none
 * or has closed the account is not among them. Not for showing to people, which is kept with its reason (`revealReporter`).
 */
export const reporterMobiles = async ({ accounts }: Cases, tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (caseIds.length === 0) return new Map();
  const reporters = await reportersAmong(tx, caseIds);
  const contacts = await accounts.contacts([...new Set(reporters.flatMap(({ reporterId }) => reporterId ?? []))], tx);
  return new Map(
    reporters.flatMap(({ caseId, reporterId, callerPhone }) => {
      const contact = reporterId === null ? null : contacts.get(reporterId);
      const phone = reporterId === null ? callerPhone : contact?.disabled === false ? contact.phone : null;
      return phone !== null && mobilePattern.test(phone) ? [[caseId, phone] as const] : [];
    }),
  );
};
