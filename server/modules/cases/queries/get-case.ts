import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Cases } from '../cases.ts';
import { findCase } from '../store/cases.ts';
import { lookups, presentCase } from './present-case.ts';

/** One case as the viewer may see it. A case outside the viewer's reach is not found: its existence is not told. */
export const getCase = async (cases: Cases, viewer: Viewer, caseId: string): Promise<CaseDetail> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  return cases.kernel.db.read(accessOf(viewer), async (tx) =>
    presentCase(cases, tx, l, viewer, (await findCase(tx, caseId)) ?? fail('case.not_found')),
  );
};
