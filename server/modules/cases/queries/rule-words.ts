import { wordOf } from '#kernel/words.ts';
import type { DispatchRule } from '../domain/dispatch-rule.ts';
import type { Lookups } from './present-case.ts';

/** Whether a rule names the organisation: as the one that leads, or as one that is likely too. */
export const isSuggested = (rule: DispatchRule, organisationId: string): boolean =>
  rule.organisationId === organisationId || (rule.alternatives ?? []).includes(organisationId);

/** A rule in words a dispatcher understands: category × area, what else it asks for, and its condition. */
export const ruleInWords = (
  l: Pick<Lookups, 'config' | 'territory'>,
  rule: Pick<DispatchRule, 'categoryCode' | 'areaPath' | 'kind' | 'channel'> & { condition?: { readonly text: string } | undefined },
): string => {
  const category = rule.categoryCode === null ? null : (l.config.category(rule.categoryCode)?.name ?? rule.categoryCode);
  const also = [
    rule.kind == null ? null : (l.config.types.of(rule.kind)?.name ?? rule.kind),
    rule.channel == null ? null : wordOf('zh-CN', `cases.channels.${rule.channel}`),
    rule.condition?.text ?? null,
  ].flatMap((one) => (one === null ? [] : [` · ${one}`]));
  return `${category ?? wordOf('zh-CN', 'cases.anyCategory')} × ${l.territory.findByPath(rule.areaPath)?.name ?? rule.areaPath}${also.join('')}`;
};
