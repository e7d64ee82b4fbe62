import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listAssignments } from '#contract/whistles/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findCase } from '#modules/cases/index.ts';
import type { Context, Eye } from '../context.ts';
import { answerOrganisations, answersFor, isCaller } from '../policy.ts';
import { pageOfAssignments } from '../store/assignments.ts';
import { usingEye } from './list.ts';
import { getVisible, mayAssignIn, presentAssignment } from './present.ts';

/** A case as sub-tasks of it are judged: who calls for its area gives them, and who handles it. */
export const caseForAssigning = async ({ viewer }: Eye, tx: Tx, caseId: string) => {
  const found = (await findCase(tx, caseId)) ?? fail('whistles.case_not_found');
  const area = isCaller(viewer, found.areaPath);
  const handler = found.handlerOrgId !== null && answersFor(viewer, [found.handlerOrgId]) ? found.handlerOrgId : null;
  return { found, area, handler };
};

/** Sub-tasks of a whistle or case the viewer sees, or of the own organisations. */
export const assignmentsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listAssignments.query>>,
): Promise<z.input<typeof listAssignments.response>> => {
  const eye = await usingEye(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  const states = q.state && q.state.length > 0 ? q.state : null;
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const page = async (of: Parameters<typeof pageOfAssignments>[1], mayAssign: boolean) => {
      const { rows, next } = cutPage(await pageOfAssignments(tx, of, states, before, q.limit + 1), q.limit, ({ id }) => [id]);
      return { items: rows.map((row) => presentAssignment(eye, row)), next, mayAssign };
    };
    if (q.whistle !== undefined) {
      const { whistle, calls } = await getVisible(eye, tx, q.whistle);
      return page({ whistleId: q.whistle }, mayAssignIn(eye, whistle, calls));
    }
    if (q.case !== undefined) {
      const { area, handler } = await caseForAssigning(eye, tx, q.case);
      return page({ caseId: q.case }, area || handler !== null);
    }
    return page({ organisations: answerOrganisations(viewer) }, false);
  });
};
