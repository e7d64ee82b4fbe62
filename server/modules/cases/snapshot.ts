import type { CategoryBook } from '#contract/cases/categories.ts';
import { questionsFor } from '#contract/cases/questions-for.ts';
import { type RuleFacts, ruleLanguage } from '#contract/cases/rule-language.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { type Form, readForm } from '#contract/kernel/form/read.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { jurisdictionsChannel } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { categoriesKind } from './categories.ts';
import type { Limits } from './domain/case-file.ts';
import { type Basis, inHours } from './domain/clocks.ts';
import { type DispatchRule, mostSpecific, rulesByArea } from './domain/dispatch-rule.ts';
import { type Asked, ruleFacts } from './domain/rule-facts.ts';
import { createSuggester, type Suggestion } from './domain/suggestion.ts';
import { type CategoryRow, configChannel, listRules, type RuleRow, readShifts } from './store/config.ts';

/** Categories and dispatch rules of one jurisdiction, held in memory. */
export interface CaseConfig {
  readonly categories: readonly CategoryRow[];
  category(code: string): CategoryRow | null;
  suggest(text: string): Suggestion | null;
  /** The rule that decides; what conditions ask is looked at only where there are any. */
  rule(categoryCode: string | null, areaPath: string, asked?: () => Omit<Asked, 'category' | 'areaPath' | 'shifts'>): DispatchRule | null;
  ruleById(id: string): DispatchRule | null;
  /** Whether any rule has a condition. */
  readonly conditional: boolean;
  /** Until when this holds, where other categories are scheduled. */
  readonly until: Date | null;
  /** What clocks stood on, with the version of the categories that gave the limits. */
  basis(basis: Basis): Basis;
  /** Hours of the working days; undefined: the standard ones. */
  readonly shifts: string | undefined;
  /** Limits of the stages, in the jurisdiction's working time: the category's own, its parents', then the platform's. */
  limits(categoryCode: string | null): Limits;
  /** Of the categories; 0 where none were published. */
  readonly version: number;
  /** The extra questions that are asked for a category, its own or those above it, ready to be answered. */
  asked(categoryCode: string): { category: string; form: Form } | null;
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

/** A rule ready to be asked; one whose condition cannot be read (any more) holds never. */
const ruleOf = ({ condition, ...rule }: RuleRow): DispatchRule[] => {
  if (condition == null) return [rule];
  const read = readExpression(ruleLanguage, condition, 'bool');
  return 'expression' in read ? [{ ...rule, condition: read.expression }] : [];
};

/** Rules as they are stored, ready to be asked. */
export const rulesReady = (rows: readonly RuleRow[]): DispatchRule[] => rows.flatMap(ruleOf);

interface Parts {
  readonly book: { readonly version: number; readonly content: CategoryBook; readonly until: Date | null } | null;
  readonly rules: readonly RuleRow[];
  readonly shifts: string | undefined;
}

const build = ({ book, rules, shifts }: Parts): CaseConfig => {
  const categories = book?.content.categories ?? [];
  const byCode = new Map(categories.map((c) => [c.code, c]));
  const compiled = rulesReady(rules);
  const near = rulesByArea(compiled);
  const byId = new Map(compiled.map((r) => [r.id, r]));
  const inForce = (given: Limits): Limits =>
    shifts === undefined ? given : Object.fromEntries(Object.entries(given).map(([stage, limit]) => [stage, inHours(limit, shifts)]));
  const standard = inForce(defaultLimits);
  const limits = new Map<string, Limits>();
  for (const { code } of categories) {
    const own: Limits[] = [];
    for (let c = byCode.get(code); c; c = c.parentCode === null ? undefined : byCode.get(c.parentCode)) own.unshift(c.limits);
    limits.set(code, inForce(Object.assign({}, defaultLimits, ...own)));
  }
  const asked = new Map(
    categories.flatMap(({ code }) => {
      const found = questionsFor((one) => byCode.get(one), code);
      return found ? [[code, { category: found.category.code, form: readForm(found.form) }] as const] : [];
    }),
  );
  return {
    categories,
    version: book?.version ?? 0,
    until: book?.until ?? null,
    conditional: compiled.some(({ condition }) => condition !== undefined),
    basis: (basis) => (book && basis.calendar !== undefined ? { ...basis, categories: book.version } : basis),
    shifts,
    category: (code) => byCode.get(code) ?? null,
    suggest: createSuggester(categories),
    rule: (code, areaPath, asked) => {
      let facts: RuleFacts | null = null;
      const category = code === null ? null : (byCode.get(code) ?? null);
      const tell = asked && (() => (facts ??= ruleFacts({ ...asked(), category, areaPath, shifts })));
      return mostSpecific(near(areaPath), code, areaPath, tell);
    },
    ruleById: (id) => byId.get(id) ?? null,
    limits: (code) => (code === null ? standard : (limits.get(code) ?? standard)),
    asked: (code) => asked.get(code) ?? null,
  };
};

/** Reads the configuration of the transaction's jurisdiction as it holds at a moment. */
export const readCaseConfig = async (tx: Tx, jurisdictionId: string, at: Date): Promise<CaseConfig> => {
  const book = await readInForce(tx, categoriesKind, jurisdictionId, at);
  return build({ book, rules: await listRules(tx), shifts: await readShifts(tx, jurisdictionId) });
};

/** Keeps each jurisdiction's configuration in memory; a message on its channel or a gap in messages makes it load anew. */
export const createConfigs = (kernel: Kernel): ((jurisdictionId: string) => Promise<CaseConfig>) => {
  const loaded = new Map<string, Promise<CaseConfig>>();
  kernel.live.subscribe(configChannel, (payload) => loaded.delete((payload as { jurisdictionId: string }).jurisdictionId));
  kernel.live.subscribe(jurisdictionsChannel, () => loaded.clear());
  kernel.live.onGap(() => loaded.clear());
  return async (jurisdictionId) => {
    const at = kernel.clock.now();
    const known = await loaded.get(jurisdictionId);
    if (known && (known.until === null || at < known.until)) return known;
    const fresh = kernel.db.read(systemAccess(jurisdictionId), (tx) => readCaseConfig(tx, jurisdictionId, at));
    loaded.set(jurisdictionId, fresh);
    fresh.catch(() => loaded.get(jurisdictionId) === fresh && loaded.delete(jurisdictionId));
    return fresh;
  };
};
