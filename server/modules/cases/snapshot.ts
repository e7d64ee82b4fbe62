import { systemAccess, type Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Limits } from './domain/case-file.ts';
import { type DispatchRule, mostSpecific, rulesByArea } from './domain/dispatch-rule.ts';
import { createSuggester, type Suggestion } from './domain/suggestion.ts';
import { type CategoryRow, configChannel, listCategories, listRules } from './store/config.ts';

/** Categories and dispatch rules of one jurisdiction, held in memory. */
export interface CaseConfig {
  readonly categories: readonly CategoryRow[];
  category(code: string): CategoryRow | null;
  suggest(text: string): Suggestion | null;
  rule(categoryCode: string | null, areaPath: string): DispatchRule | null;
  ruleById(id: string): DispatchRule | null;
  /** Limits of the stages: the category's own, its parents', then the platform's. */
  limits(categoryCode: string | null): Limits;
}

/** Limits where no category says otherwise. */
const defaultLimits: Limits = {
  verify: { n: 4, unit: 'working_hours' },
  file: { n: 4, unit: 'working_hours' },
  dispatch: { n: 2, unit: 'working_hours' },
  accept: { n: 4, unit: 'working_hours' },
  handle: { n: 5, unit: 'working_days' },
  check: { n: 1, unit: 'working_days' },
  call_back: { n: 3, unit: 'working_days' },
  close: { n: 1, unit: 'working_days' },
};

const build = (categories: CategoryRow[], rules: DispatchRule[]): CaseConfig => {
  const byCode = new Map(categories.map((c) => [c.code, c]));
  const near = rulesByArea(rules);
  const byId = new Map(rules.map((r) => [r.id, r]));
  const limits = new Map<string, Limits>();
  for (const { code } of categories) {
    const own: Limits[] = [];
    for (let c = byCode.get(code); c; c = c.parentCode === null ? undefined : byCode.get(c.parentCode)) own.unshift(c.limits);
    limits.set(code, Object.assign({}, defaultLimits, ...own));
  }
  return {
    categories,
    category: (code) => byCode.get(code) ?? null,
    suggest: createSuggester(categories),
    rule: (code, path) => mostSpecific(near(path), code, path),
    ruleById: (id) => byId.get(id) ?? null,
    limits: (code) => (code === null ? defaultLimits : (limits.get(code) ?? defaultLimits)),
  };
};

/** Reads the configuration of the transaction's jurisdiction. */
export const readCaseConfig = async (tx: Tx): Promise<CaseConfig> => build(await listCategories(tx), await listRules(tx));

/** Keeps each jurisdiction's configuration in memory; a message on its channel or a gap in messages makes it load anew. */
export const createConfigs = (kernel: Kernel): ((jurisdictionId: string) => Promise<CaseConfig>) => {
  const loaded = new Map<string, Promise<CaseConfig>>();
  kernel.live.subscribe(configChannel, (payload) => loaded.delete((payload as { jurisdictionId: string }).jurisdictionId));
  kernel.live.onGap(() => loaded.clear());
  return (jurisdictionId) => {
    const known = loaded.get(jurisdictionId);
    if (known) return known;
    const fresh = kernel.db.read(systemAccess(jurisdictionId), readCaseConfig);
    loaded.set(jurisdictionId, fresh);
    fresh.catch(() => loaded.get(jurisdictionId) === fresh && loaded.delete(jurisdictionId));
    return fresh;
  };
};
