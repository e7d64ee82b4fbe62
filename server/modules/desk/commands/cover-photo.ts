import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Photo } from '#contract/cases/api.ts';
import type { Rectangle } from '#contract/desk/api.ts';
import { command } from '#kernel/command.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { coverFile, findFile } from '#kernel/files/store.ts';
import { findCase, photoOf } from '#modules/cases/index.ts';
import type { Desk } from '../desk.ts';

/**
 * Covers parts of a photo of a case for everybody. What was there is kept, as evidence and for those who may look; the log says who covered it and why.
 * @throws case.not_found, session.forbidden, desk.photo_not_found, desk.photo_changed when somebody else covered it meanwhile, case.action_not_allowed
 */
export const coverPhoto = async (
  { kernel, cases }: Desk,
  viewer: Viewer,
  { caseId, photoId }: { caseId: string; photoId: string },
  body: { id: string; rectangles: readonly Rectangle[]; reason: string },
): Promise<Photo> => {
  const file = await kernel.db.read(accessOf(viewer), async (tx) => {
    const seen = (await findCase(tx, caseId)) ?? fail('case.not_found');
    if (!can(viewer, 'desk.redact', seen.areaPath)) fail('session.forbidden');
    const found = await findFile(tx, photoId);
    return found?.kind === 'photo' && found.subjectId === caseId ? found : fail('desk.photo_not_found');
  });
  // drawn before the transaction; where this is a repeat nobody claims it, and it goes
  const covered = file.subjectType === 'case' ? await kernel.files.addCovered(viewer, file, body.rectangles) : null;
  return command(
    kernel,
    viewer,
    `desk.cover_photo ${photoId}`,
    body,
    async ({ tx }) => {
      if (!covered) return fail('desk.photo_changed');
      await cases.record(tx, viewer, caseId, {
        what: 'desk.photo_covered',
        data: { areas: body.rectangles.length, photo: file.redacts ?? file.id, shown: covered },
        reason: body.reason,
      });
      if (!(await coverFile(tx, file, covered))) fail('desk.photo_changed');
      return covered;
    },
    async ({ tx }, id) => photoOf((await findFile(tx, id)) ?? fail('desk.photo_changed')),
  );
};
