import { type CategoryBook, type HandlerLevel, handlerLevels } from '#contract/cases/categories.ts';
import { questionsFor } from '#contract/cases/questions-for.ts';
import { type RuleFacts, ruleLanguage } from '#contract/cases/rule-language.ts';
import { baseType, type TypeBook } from '#contract/cases/types.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import { type Form, readForm } from '#contract/kernel/form/read.ts';
import { calendarEnd } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { jurisdictionsChannel } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { categoriesKind } from './categories.ts';
import { type Limit, type Limits, totalOf } from './domain/case-file.ts';
import { type Basis, inHours } from './domain/clocks.ts';
import { type DispatchRule, mostSpecific, rulesByArea } from './domain/dispatch-rule.ts';
import { type Asked, ruleFacts } from './domain/rule-facts.ts';
import { createSuggester, type Suggestion } from './domain/suggestion.ts';
import { readTypes, standardTypes, type TypeLife, type TypeSet } from './domain/type-set.ts';
import { minutesOf, minutesOfDay } from './domain/working-time.ts';
import { type CategoryRow, type Counting, configChannel, listRules, type RuleRow, readCounting } from './store/config.ts';
import { typesKind } from './types.ts';

/** Categories and dispatch rules of one jurisdiction, held in memory. */
export interface CaseConfig {
  readonly categories: readonly CategoryRow[];
  category(code: string): CategoryRow | null;
  suggest(text: string): Suggestion | null;
  /** The rule that decides; what conditions ask is looked at only where there are any. */
  rule(categoryCode: string | null, areaPath: string, asked?: () => Omit<Asked, 'category' | 'areaPath' | 'shifts'>): DispatchRule | null;
  ruleById(id: string): DispatchRule | null;
  /** Whether any rule has a condition, which may ask for the words of a report. */
  readonly conditional: boolean;
  /** Until when this holds: others are scheduled, or a year is over. */
  readonly until: Date;
  /** The last day whose holidays are arranged, `YYYY-MM-DD`: what is due later may still move. */
  readonly arrangedTo: string;
  /** What clocks stood on, with the version of the categories that gave the limits, and of the types the case lives by. */
  basis(basis: Basis, type: TypeLife): Basis;
  /** Hours of the working days; undefined: the standard ones. */
  readonly shifts: string | undefined;
  /** Case types in force. */
  readonly types: TypeSet;
  /** The type with which a report of a category begins. */
  typeFor(categoryCode: string | null): TypeLife;
  /**
   * Limits of the stages, in the jurisdiction's working time: the category's own, its parents', the type's, then the platform's.
   * @param type that of a running case; left out: the one its category begins with
   * @param level of the organisation that has the case, where limits differ by it
   * @param promised for handling this very case, before all of them
   */
  limits(categoryCode: string | null, type?: TypeLife, level?: HandlerLevel | null, promised?: Limit | null): Limits;
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
  readonly types: { readonly version: number; readonly content: TypeBook; readonly until: Date | null } | null;
  readonly book: { readonly version: number; readonly content: CategoryBook; readonly until: Date | null } | null;
  readonly rules: readonly RuleRow[];
  readonly counting: Counting;
  /** Until when they hold, where the time makes others. */
  readonly until: Date;
}

/** Days that count whole begin, and end, as the jurisdiction says; hours never do. */
const counted = ({ shifts, starts, moves }: Counting, limit: Limit): Limit => ({
  ...inHours(limit, shifts),
  ...(starts && (limit.unit === 'working_days' || limit.unit === 'natural_days') && { starts }),
  ...(moves && limit.unit === 'natural_days' && { moves }),
});

const build = ({ book, types, rules, counting, until }: Parts): CaseConfig => {
  const categories = book?.content.categories ?? [];
  const byCode = new Map(categories.map((c) => [c.code, c]));
  const compiled = rulesReady(rules);
  const near = rulesByArea(compiled);
  const byId = new Map(compiled.map((r) => [r.id, r]));
  const { shifts, from } = counting;
  const inForce = (given: Limits): Limits => {
    const limits: Limits = Object.fromEntries(Object.entries(given).map(([stage, limit]) => [stage, counted(counting, limit)]));
    const total = totalOf(limits);
    return from && total ? { ...limits, total: { ...total, from } } : limits;
  };
  const typeSet = types ? readTypes(types.content, types.version) : standardTypes;
  const first = typeSet.of(baseType) as TypeLife;
  const typeFor = (code: string | null): TypeLife => {
    const type = typeSet.of((code !== null && byCode.get(code)?.kind) || baseType);
    return type && !type.retired ? type : first;
  };
  /** A category and those above it, the uppermost first. */
  const lineOf = (code: string | null): CategoryRow[] => {
    const line: CategoryRow[] = [];
    for (let c = code === null ? undefined : byCode.get(code); c; c = c.parentCode === null ? undefined : byCode.get(c.parentCode))
      line.unshift(c);
    return line;
  };
  const limitsOf = (code: string | null, type: TypeLife, level: HandlerLevel | null): Limits => {
    const line = lineOf(code);
    const at = (one: HandlerLevel | null): Limits => {
      const own = line.flatMap((c): Limits[] => [c.limits, (one && c.levels?.[one]) ?? {}]);
      const all: Limits = Object.assign({}, defaultLimits, type.limits, ...own);
      for (const stage of type.stopped) delete all[stage];
      return inForce(all);
    };
    const found = at(level);
    if (!line.some(({ levels }) => levels) || line.some(({ limits }) => limits.total)) return found;
    // the whole goes by the level that has longest: who gets the case is not known when it begins, and passing it on never gives it more
    const days = (limit: Limit): number => minutesOf(limit) / minutesOfDay(limit);
    const totals = [null, ...handlerLevels].flatMap((one) => totalOf(at(one)) ?? []);
    const longest = totals.reduce<Limit | null>((most, one) => (most && days(most) >= days(one) ? most : one), null);
    return longest ? { ...found, total: { ...longest, ...(from && { from }) } } : found;
  };
  /** By type, then by category and level: worked out once. */
  const limits = new WeakMap<TypeLife, Map<string, Limits>>();
  const asked = new Map(
    categories.flatMap(({ code }) => {
      const found = questionsFor((one) => byCode.get(one), code);
      return found ? [[code, { category: found.category.code, form: readForm(found.form) }] as const] : [];
    }),
  );
  return {
    categories,
    version: book?.version ?? 0,
    until: new Date(Math.min(...[book?.until, types?.until, until].flatMap((one) => (one ? [one.getTime()] : [])))),
    get arrangedTo() {
      const own = `${counting.arrangedTo ?? ''}-12-31`;
      return own > calendarEnd ? own : calendarEnd;
    },
    conditional: compiled.some(({ condition }) => condition !== undefined),
    basis: (basis, type) => ({
      ...basis,
      ...(book && basis.calendar !== undefined && { categories: book.version }),
      ...(type.version > 0 && { types: type.version }),
    }),
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
    types: typeSet,
    typeFor,
    limits: (code, type = typeFor(code), level = null, promised = null) => {
      const known = limits.get(type) ?? new Map<string, Limits>();
      limits.set(type, known);
      const key = `${code ?? ''} ${level ?? ''}`;
      const found = known.get(key) ?? limitsOf(code, type, level);
      known.set(key, found);
      return promised ? { ...found, handle: counted(counting, promised) } : found;
    },
    asked: (code) => asked.get(code) ?? null,
  };
};

/** Reads the configuration of the transaction's jurisdiction as it holds at a moment. */
export const readCaseConfig = async (tx: Tx, jurisdictionId: string, at: Date): Promise<CaseConfig> => {
  const book = await readInForce(tx, categoriesKind, jurisdictionId, at);
  const until = new Date(`${Number(shanghaiDay(at).slice(0, 4)) + 1}-01-01T00:00:00+08:00`);
  const types = await readInForce(tx, typesKind, jurisdictionId, at);
  return build({ book, types, rules: await listRules(tx), counting: await readCounting(tx, jurisdictionId, at), until });
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
    if (known && at < known.until) return known;
    const fresh = kernel.db.load(jurisdictionId, (tx) => readCaseConfig(tx, jurisdictionId, at));
    loaded.set(jurisdictionId, fresh);
    fresh.catch(() => loaded.get(jurisdictionId) === fresh && loaded.delete(jurisdictionId));
    return fresh;
  };
};
