import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getCaseRatings } from '#contract/ratings/case-ratings.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findCase, mayUseDesk } from '#modules/cases/index.ts';
import { mayAskFor, mayRule } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { settingsIn } from '../settings.ts';
import { listedCallBacks } from '../store/call-backs.ts';
import { exclusionsOfCase } from '../store/exclusions.ts';
import { rulingsOf } from '../store/rulings.ts';
import { checksOfCase } from '../store/spot-checks.ts';
import { presenting } from './call-list.ts';
import { presentingExclusions } from './exclusions.ts';
import { presentingSpotChecks } from './spot-checks.ts';

const days = 86_400_000;

/** What fair figures say of a case the viewer works on. */
export const caseRatings = async (ratings: Ratings, viewer: Viewer, caseId: string): Promise<z.input<typeof getCaseRatings.response>> => {
  const { kernel } = ratings;
  if (!mayUseDesk(viewer)) fail('case.not_found');
  const settings = await settingsIn(kernel, viewer.jurisdictionId);
  const [call, exclusions, checks] = await Promise.all([
    presenting(ratings, viewer, settings),
    presentingExclusions(ratings, viewer),
    presentingSpotChecks(ratings, viewer),
  ]);
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
    const called = await listedCallBacks(tx, caseId);
    const asked = await exclusionsOfCase(tx, caseId);
    const rulings = await rulingsOf(tx, caseId);
    const last = called.findLast(({ result }) => result !== null && result !== 'void');
    const inTime = last?.endedAt != null && kernel.clock.now().getTime() <= last.endedAt.getTime() + settings.exclusionDays * days;
    const taken = asked.some(({ callBackId, state }) => callBackId === last?.id && (state === 'open' || state === 'granted'));
    const open = rulings.at(-1);
    return {
      callBacks: called.map(call),
      exclusions: await exclusions(tx, asked),
      spotChecks: await checks(tx, await checksOfCase(tx, caseId)),
      rulings: rulings.map(({ round, dueOn, decision, reason }) => ({ round, dueOn, decision, reason })),
      mayExclude: inTime && !taken && file.state !== 'archived' && last?.handlerOrgId != null && mayAskFor(viewer, last.handlerOrgId),
      mayRule: open !== undefined && open.decision === null && file.state === 'called_back' && mayRule(viewer, open.areaCode),
    };
  });
};
