import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf, seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { contentKey } from '#kernel/files/keys.ts';
import { findFile } from '#kernel/files/store.ts';
import { once } from '#kernel/mutations.ts';
import { findCase, keepLook, revealStanding } from '#modules/cases/index.ts';
import type { Desk } from '../desk.ts';

/**
 * Shows a photo without what covers it, to those who may speak with the reporter. Each look, that of a repeat too, is kept with its reason.
 * @throws case.not_found, session.forbidden, desk.photo_not_found, desk.photo_uncovered when nothing covers it
 */
export const uncoverPhoto = async (
  { kernel }: Desk,
  viewer: Viewer,
  { caseId, photoId }: { caseId: string; photoId: string },
  body: { id: string; reason: string },
): Promise<{ jpeg: string }> => {
  const original = await kernel.db.write(accessOf(viewer), (tx) => {
    const look = async (): Promise<string> => {
      const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
      const post = revealStanding(viewer, file) ?? fail('session.forbidden');
      const shown = await findFile(tx, photoId);
      if (shown?.subjectId !== caseId) return fail('desk.photo_not_found');
      const whole = shown.redacts ?? fail('desk.photo_uncovered');
      const { number } = file;
      const at = kernel.clock.now();
      await keepLook(tx, viewer, { caseId, number, postId: post.id, action: 'cases.photo_uncovered', reason: body.reason, at });
      await seeAll(tx);
      return ((await findFile(tx, whole)) ?? fail('desk.photo_not_found')).id;
    };
    return once(tx, viewer, body.id, `desk.uncover_photo ${photoId}`, body, async () => caseId, look);
  });
  const bytes = await kernel.contents.getBytes(contentKey(viewer.jurisdictionId, original));
  return { jpeg: Buffer.from(bytes).toString('base64') };
};
