import { fail } from '#kernel/errors.ts';
import { reportsOf } from '../../store/cases.ts';
import type { Preparing } from './preparing.ts';

/** Filing may correct category and place; the suggestion follows. */
export const file: Preparing<'file'> = async (tx, { config, territory }, { id, categoryCode, areaPath, channel }, act, at) => {
  const area = act.areaCode === null ? null : (territory.find(act.areaCode) ?? fail('territory.area_not_found', { code: act.areaCode }));
  if (act.categoryCode !== null && !config.category(act.categoryCode)) fail('case.category_unknown', { code: act.categoryCode });
  const text = config.conditional ? ((await reportsOf(tx, [id]))[0]?.text ?? '') : '';
  const rule = config.rule(act.categoryCode ?? categoryCode, area?.path ?? areaPath, () => ({ text, at, channel }));
  return {
    ...(area ? { areaId: area.id, areaCode: area.code, areaPath: area.path } : {}),
    suggestedOrgId: rule?.organisationId ?? null,
    suggestedRuleId: rule?.id ?? null,
  };
};
