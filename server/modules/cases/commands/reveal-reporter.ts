import { v7 } from 'uuid';
import type { Viewer } from '#contract/people/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import type { Cases } from '../cases.ts';
import { revealStanding } from '../policy.ts';
import { addReveal, findCase, reportsOf } from '../store/cases.ts';

/**
 * Shows who reported, to those who have to speak with them about this case. Each look, that of a repeat too, is kept with its reason, in the case module's own
 * list and in the audit trail; nobody can look behind an anonymous report.
 */
export const revealReporter = async (
  cases: Cases,
  viewer: Viewer,
  caseId: string,
  body: { id: string; reason: string },
): Promise<{ name: string; phone: string | null }> => {
  const { kernel } = cases;
  return kernel.db.write(accessOf(viewer), (tx) => {
    const look = async () => {
      const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
      const post = revealStanding(viewer, file) ?? fail('session.forbidden');
      const [first] = await reportsOf(tx, [caseId]);
      if (!first || first.anonymous) return fail('case.reporter_anonymous');
      const at = kernel.clock.now();
      await addReveal(tx, {
        jurisdictionId: viewer.jurisdictionId,
        id: v7(),
        caseId,
        viewerId: viewer.accountId,
        postId: post.id,
        reason: body.reason,
        at,
      });
      await audit(tx, {
        jurisdictionId: viewer.jurisdictionId,
        actorId: viewer.accountId,
        action: 'cases.reporter_revealed',
        subject: file.number,
        reason: body.reason,
        data: { caseId },
        at,
      });
      const contact = (await cases.people.contacts([file.reporterId], tx)).get(file.reporterId);
      return { name: contact?.name ?? '', phone: contact?.phone ?? null };
    };
    return once(tx, viewer, body.id, `cases.reveal ${caseId}`, body, async () => caseId, look);
  });
};
