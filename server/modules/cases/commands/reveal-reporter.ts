import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import type { Cases } from '../cases.ts';
import { revealStanding } from '../policy.ts';
import { findCase, reportsOf } from '../store/cases.ts';
import { typeOfCase } from '../types.ts';
import { keepLook } from './keep-look.ts';

/**
 * Shows who reported, to those who have to speak with them about this case. Each look, that of a repeat too, is kept with its reason; nobody
 * can look behind an anonymous report.
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
      const type = await typeOfCase(cases, tx, await cases.config(viewer.jurisdictionId), file);
      if (!first || first.anonymous || type.privacy === 'reporter') return fail('case.reporter_anonymous');
      const { reporterId } = file;
      await keepLook(tx, viewer, {
        caseId,
        number: file.number,
        postId: post.id,
        action: 'cases.reporter_revealed',
        reason: body.reason,
        at: kernel.clock.now(),
      });
      if (reporterId === null) return { name: first.callerName ?? '', phone: first.callerPhone };
      const contact = (await cases.accounts.contacts([reporterId], tx)).get(reporterId);
      return { name: contact?.name ?? '', phone: contact?.phone ?? null };
    };
    return once(tx, viewer, body.id, `cases.reveal ${caseId}`, body, async () => caseId, look);
  });
};
