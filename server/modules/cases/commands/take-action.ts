import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ActBody, CaseDetail } from '#contract/cases/api.ts';
import { lifecycle, mayTake } from '#contract/cases/lifecycle.ts';
import { accessOf, seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Cases } from '../cases.ts';
import { decide } from '../domain/transition.ts';
import { standingFor } from '../policy.ts';
import { lookups, presentCase } from '../queries/present-case.ts';
import type { CaseConfig } from '../snapshot.ts';
import { type CaseRecord, findCase, lockCase, reportsOf } from '../store/cases.ts';
import { append } from './append.ts';
import { takePhotos } from './take-photos.ts';

/** Filing may correct category and place; the suggestion follows. */
const corrections = async (tx: Tx, file: CaseRecord, act: ActBody, config: CaseConfig, territory: TerritorySnapshot, at: Date) => {
  if (act.action !== 'file') return {};
  const area = act.areaCode === null ? null : (territory.find(act.areaCode) ?? fail('territory.area_not_found', { code: act.areaCode }));
  if (act.categoryCode !== null && !config.category(act.categoryCode)) fail('case.category_unknown', { code: act.categoryCode });
  const text = config.conditional ? ((await reportsOf(tx, [file.id]))[0]?.text ?? '') : '';
  const rule = config.rule(act.categoryCode ?? file.categoryCode, area?.path ?? file.areaPath, () => ({ text, at, channel: file.channel }));
  return {
    ...(area ? { areaId: area.id, areaCode: area.code, areaPath: area.path } : {}),
    suggestedOrgId: rule?.organisationId ?? null,
    suggestedRuleId: rule?.id ?? null,
  };
};

/**
 * Takes one action on a case: load locked → authorize → decide → change → present.
 * @returns the case as the viewer sees it after the act; the same id and body again give the case as it is to be seen by then
 */
export const takeAction = async (cases: Cases, viewer: Viewer, caseId: string, body: ActBody): Promise<CaseDetail> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  const { config, territory, organisations } = l;
  return cases.kernel.db.write(accessOf(viewer), (tx) => {
    let now: CaseRecord | null = null;
    const take = async () => {
      const file = (await lockCase(tx, caseId)) ?? fail('case.not_found');
      if (body.version !== null && body.version !== file.eventCount) fail('case.changed', { version: file.eventCount });
      if (lifecycle[file.state][body.action] === undefined) fail('case.action_not_allowed', { state: file.state, action: body.action });
      const standing = standingFor(viewer, file, body.action);
      if (!standing)
        return fail(viewer.posts.some((p) => mayTake(file.state, body.action, p.permissions)) ? 'case.not_yours' : 'session.forbidden');
      if (body.action === 'dispatch' && !organisations.get(body.organisationId)?.receives) fail('case.organisation_unknown');

      const at = cases.kernel.clock.now();
      const also = await corrections(tx, file, body, config, territory, at);
      // the longest stretch is a setting, and what was once decided stays good: no rule of the log
      if (body.action === 'shelve' && Date.parse(body.until) > at.getTime() + l.shelvedDaysMost * 86_400_000)
        fail('case.until_far', { days: l.shelvedDaysMost });
      const category = body.action === 'file' ? (body.categoryCode ?? file.categoryCode) : file.categoryCode;
      const actor = { accountId: viewer.accountId, organisationId: standing.organisationId, isReporter: standing.role === 'resident' };
      const decision = decide(file, body, actor, config.limits(category), at);
      if ('refuse' in decision) return fail(decision.refuse, decision.data);

      const attachments = 'photoIds' in body ? await takePhotos(tx, viewer, body.photoIds, caseId) : [];
      const reason = 'reason' in body ? body.reason : null;
      // the log names organisations as they were called at the time
      const met = decision.data['organisationId'];
      const organisationName = typeof met === 'string' ? organisations.get(met)?.name : undefined;
      // a corrected place may lie outside the actor's area: the act is decided, so writing it and answering it are not narrowed any more
      await seeAll(tx);
      now = await append(tx, file, {
        jurisdictionId: viewer.jurisdictionId,
        action: body.action,
        decision: { ...decision, data: { ...decision.data, organisationName }, basis: config.basis(decision.basis) },
        actor: { accountId: viewer.accountId, standing },
        reason,
        attachments,
        also,
        at,
      });
      return caseId;
    };
    // the first is shown the case even where the act took it out of reach
    const show = async () => presentCase(cases, tx, l, viewer, now ?? (await findCase(tx, caseId)) ?? fail('case.not_found'));
    return once(tx, viewer, body.id, `cases.act ${caseId}`, body, take, show);
  });
};
