import { fail } from '#kernel/errors.ts';
import { reportsOf } from '../../store/cases.ts';
import type { Preparing } from './preparing.ts';

/** Filing may correct category, type and place; the suggestion follows. A case that becomes one of another type lives by the types in force. */
export const file: Preparing<'file'> = async (tx, { config, territory }, { id, kind, categoryCode, areaPath, channel }, act, at) => {
  const area = act.areaCode === null ? null : (territory.find(act.areaCode) ?? fail('territory.area_not_found', { code: act.areaCode }));
  if (act.categoryCode !== null && !config.category(act.categoryCode)) fail('case.category_unknown', { code: act.categoryCode });
  const other = act.kind === null || act.kind === kind ? null : config.types.of(act.kind);
  if (act.kind !== null && act.kind !== kind && (!other || other.retired || Object.keys(other.lifecycle.filed).length === 0))
    fail('case.type_unknown', { code: act.kind });
  const report = config.conditional ? (await reportsOf(tx, [id]))[0] : undefined;
  const rule = config.rule(act.categoryCode ?? categoryCode, area?.path ?? areaPath, () => ({
    text: report?.text ?? '',
    answers: report?.answers ?? null,
    kind: act.kind ?? config.category(act.categoryCode ?? '')?.kind ?? kind,
    at,
    channel,
  }));
  return {
    also: {
      ...(area ? { areaId: area.id, areaCode: area.code, areaPath: area.path } : {}),
      suggestedOrgId: rule?.organisationId ?? null,
      suggestedRuleId: rule?.id ?? null,
      ...(other && { typeVersion: other.version }),
    },
    ...(act.categoryCode !== null && { categoryCode: act.categoryCode }),
    ...(other && { type: other }),
  };
};
