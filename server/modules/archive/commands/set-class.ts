import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ArchiveFile, setArchiveClass } from '#contract/archive/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { keptUntil } from '../domain/class.ts';
import { mayAppraise, mayRead } from '../policy.ts';
import { fileShown, openEye } from '../queries/files.ts';
import { findFile, setClass } from '../store/files.ts';

/** Gives an archived case another class, for a reason. @throws archive.not_found, archive.erased */
export const appraise = async (
  context: Context,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<typeof setArchiveClass.body>>,
): Promise<ArchiveFile> => {
  const eye = await openEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    `archive.set_class ${caseId}`,
    body,
    async (a) => {
      const file = await findFile(a.tx, caseId, true);
      if (!file || !mayRead(viewer, file.areaCode)) return fail('archive.not_found');
      if (!mayAppraise(viewer, file.areaCode)) fail('session.forbidden');
      if (file.erasedAt !== null) fail('archive.erased');
      await setClass(a.tx, caseId, body.class, keptUntil(shanghaiDay(file.archivedAt), body.class), body.reason);
      await a.log('archive.appraised', file.number, { reason: body.reason, data: { id: caseId, was: file.class, class: body.class } });
      return caseId;
    },
    (a) => fileShown(eye, a.tx, caseId),
  );
};
