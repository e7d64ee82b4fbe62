import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ActBody } from '#contract/cases/api.ts';
import { type CaseAction, type Lifecycle, mayTake } from '#contract/cases/lifecycle.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Cases } from '../cases.ts';
import { handlerLevel } from '../domain/handler-level.ts';
import { decide } from '../domain/transition.ts';
import { standingFor } from '../policy.ts';
import type { Lookups } from '../queries/present-case.ts';
import { type CaseRecord, lockCase } from '../store/cases.ts';
import { typeOfCase } from '../types.ts';
import { append } from './append.ts';
import { type Preparing, preparing } from './preparing/index.ts';
import { takePhotos } from './take-photos.ts';

/** Whoever takes a matter on, known to the module that lists it: nobody whom the case lets in. */
export interface Taker {
  readonly takerId: string;
  /** Accounts with which it is shared: what one of them claimed, each of them may carry on. */
  readonly sharing?: readonly string[];
}
/** As whom an act is taken; null: as the platform. */
export type Acting = Viewer | 'reporter' | Taker | null;

export const isTaker = (as: Acting): as is Taker => as !== null && typeof as === 'object' && 'takerId' in as;

/** What was claimed is carried on by whoever claimed it, or shares it, and by nobody else. */
const takerStanding = ({ takerId, sharing = [] }: Taker, { handlerAccountId }: CaseRecord, action: CaseAction) =>
  action === 'claim' || (handlerAccountId !== null && [takerId, ...sharing].includes(handlerAccountId))
    ? { role: 'taker', postId: null, organisationId: null }
    : fail('case.not_yours');

/** As whom somebody acts on the case; null: as the platform. @throws `case.action_not_allowed`, `case.not_yours`, `session.forbidden` */
const standingOf = (viewer: Acting, file: CaseRecord, action: CaseAction, lifecycle: Lifecycle) => {
  if (viewer === null) return null;
  const step = lifecycle[file.state][action];
  // what nobody takes by hand follows from something else
  if (!step || (step.by.length === 0 && !step.reporter && !step.taker))
    return fail('case.action_not_allowed', { state: file.state, action });
  if (isTaker(viewer)) return mayTake(step, 'taker') ? takerStanding(viewer, file, action) : fail('session.forbidden');
  if (viewer === 'reporter')
    return mayTake(step, 'reporter') ? { role: 'resident', postId: null, organisationId: null } : fail('session.forbidden');
  const may = viewer.posts.some((p) => mayTake(step, p.permissions));
  return standingFor(viewer, file, action, lifecycle) ?? fail(may ? 'case.not_yours' : 'session.forbidden');
};

/**
 * Takes one action on a case inside a running transaction: load locked → authorize → decide → check conditions → append. What follows in
 * the transaction sees everything: the act may have taken the case out of the viewer's reach.
 * @param viewer null: the platform itself acts; `reporter`: who reported, told by something else than a session, also where they have no account;
 *   a taker: whoever takes the matter on, as the module that lists it knows
 * @returns the case as it now stands
 */
export const take = async (
  cases: Cases,
  tx: Tx,
  l: Lookups,
  { jurisdictionId, viewer }: { jurisdictionId: string; viewer: Acting },
  caseId: string,
  body: ActBody,
): Promise<CaseRecord> => {
  const file = (await lockCase(tx, caseId)) ?? fail('case.not_found');
  if (body.version !== null && body.version !== file.eventCount) fail('case.changed', { version: file.eventCount });
  const type = await typeOfCase(cases, tx, l.config, file);
  const standing = standingOf(viewer, file, body.action, type.lifecycle);
  const accountId = viewer === 'reporter' ? file.reporterId : isTaker(viewer) ? viewer.takerId : (viewer?.accountId ?? null);
  const at = cases.kernel.clock.now();
  const prepare = preparing[body.action] as Preparing<CaseAction> | undefined;
  const prepared = (await prepare?.(tx, l, file, body as never, at, cases)) ?? {};
  const after = prepared.type ?? type;
  const actor = {
    accountId: accountId ?? '',
    organisationId: standing?.organisationId ?? null,
    isReporter: standing?.role === 'resident',
  };
  // limits may differ by the level of whoever has the case after the act
  const handler = body.action === 'dispatch' ? body.organisationId : file.handlerOrgId;
  const level = handlerLevel(handler === null ? undefined : l.organisations.get(handler)?.areaPath);
  const limits = l.config.limits(prepared.categoryCode ?? file.categoryCode, after, level, file.promised);
  const decision = decide(file, body, actor, limits, at, type.lifecycle);
  if ('refuse' in decision) return fail(decision.refuse, decision.data);
  await cases.turningPoints.hold(tx, file, after, body.action, decision, at);
  const attachments =
    viewer && viewer !== 'reporter' && !isTaker(viewer) && 'photoIds' in body ? await takePhotos(tx, viewer, body.photoIds, caseId) : [];
  // the log names organisations as they were called at the time
  const met = decision.data['organisationId'];
  const organisationName = typeof met === 'string' ? l.organisations.get(met)?.name : undefined;
  await seeAll(tx);
  return append(tx, file, {
    jurisdictionId,
    action: body.action,
    decision: {
      ...decision,
      data: { ...decision.data, organisationName, ...prepared.facts },
      basis: l.config.basis(decision.basis, after),
    },
    actor: standing && { accountId, standing },
    reason: 'reason' in body ? body.reason : null,
    attachments,
    ...(prepared.also && { also: prepared.also }),
    at,
  });
};
