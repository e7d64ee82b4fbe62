import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ActBody, CaseDetail } from '#contract/cases/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import type { Cases } from '../cases.ts';
import { lookups, presentCase } from '../queries/present-case.ts';
import { type CaseRecord, findCase } from '../store/cases.ts';
import { take } from './take.ts';

/**
 * Takes one action on a case, once for each id, and presents it.
 * @returns the case as the viewer sees it after the act; the same id and body again give the case as it is to be seen by then
 */
export const takeAction = async (cases: Cases, viewer: Viewer, caseId: string, body: ActBody): Promise<CaseDetail> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  return cases.kernel.db.write(accessOf(viewer), (tx) => {
    let now: CaseRecord | null = null;
    const act = async () => {
      now = await take(cases, tx, l, { jurisdictionId: viewer.jurisdictionId, viewer }, caseId, body);
      return caseId;
    };
    // the first is shown the case even where the act took it out of reach
    const show = async () => presentCase(cases, tx, l, viewer, now ?? (await findCase(tx, caseId)) ?? fail('case.not_found'));
    return once(tx, viewer, body.id, `cases.act ${caseId}`, body, act, show);
  });
};
