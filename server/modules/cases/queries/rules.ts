import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DispatchRuleShown } from '#contract/cases/rules.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Cases } from '../cases.ts';
import { mayKeepRules } from '../policy.ts';
import { listRules, type RuleRow } from '../store/config.ts';
import { type Lookups, lookups } from './present-case.ts';

/** A rule as its page shows it. */
export const presentRule = (l: Lookups, rule: RuleRow): DispatchRuleShown => {
  const { categoryCode } = rule;
  const category = categoryCode === null ? null : l.config.category(categoryCode);
  const area = l.territory.findByPath(rule.areaPath);
  const named = (id: string) => ({ id, name: l.organisations.get(id)?.name ?? '' });
  return {
    id: rule.id,
    category:
      categoryCode === null ? null : { code: categoryCode, name: category?.name ?? categoryCode, nameEn: category?.nameEn ?? categoryCode },
    area: { code: area?.code ?? '', name: area ? l.territory.describe(area) : rule.areaPath },
    kind: (rule.kind ?? null) as DispatchRuleShown['kind'],
    channel: (rule.channel ?? null) as DispatchRuleShown['channel'],
    condition: rule.condition ?? null,
    organisation: { ...named(rule.organisationId), receives: l.organisations.get(rule.organisationId)?.receives ?? false },
    assists: (rule.assists ?? []).map(named),
    alternatives: (rule.alternatives ?? []).map(named),
    level: rule.level ?? null,
    handling: rule.handling ?? null,
    person: rule.person ?? null,
    origin: rule.origin ?? null,
  };
};

/** All rules, those under conditions first. */
export const rulesPage = async (cases: Cases, viewer: Viewer): Promise<{ items: DispatchRuleShown[] }> => {
  if (!mayKeepRules(viewer)) fail('session.forbidden');
  const l = await lookups(cases, viewer.jurisdictionId);
  const rules = await cases.kernel.db.read(accessOf(viewer), (tx) => listRules(tx));
  const items = rules.map((rule) => presentRule(l, rule));
  const key = (one: DispatchRuleShown): string => `${one.condition === null ? 1 : 0} ${one.category?.code ?? '~'} ${one.area.code}`;
  return { items: items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
};
