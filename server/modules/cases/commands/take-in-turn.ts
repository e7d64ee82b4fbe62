import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { actInTurn, CaseDetail } from '#contract/cases/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import type { Cases } from '../cases.ts';
import { lookups, presentCase } from '../queries/present-case.ts';
import { type CaseRecord, findCase } from '../store/cases.ts';
import { take } from './take.ts';

/**
 * Takes several actions on a case in one transaction, each by its own rules: when one is refused none is taken.
 * @returns the case as the viewer sees it after the last; the same id and body again give the case as it is to be seen by then
 */
export const takeInTurn = async (
  cases: Cases,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof actInTurn)['body']>>,
): Promise<CaseDetail> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  return cases.kernel.db.write(accessOf(viewer), (tx) => {
    let now: CaseRecord | null = null;
    const run = async () => {
      let version: number | null = body.version;
      for (const act of body.acts) {
        now = await take(cases, tx, l, { jurisdictionId: viewer.jurisdictionId, viewer }, caseId, { ...act, version });
        version = null;
      }
      return caseId;
    };
    const show = async () => presentCase(cases, tx, l, viewer, now ?? (await findCase(tx, caseId)) ?? fail('case.not_found'));
    return once(tx, viewer, body.id, `cases.act_in_turn ${caseId}`, body, run, show);
  });
};
