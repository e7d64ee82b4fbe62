import { type DispatchRule, learnRules, mostSpecific, type Past, rulesByArea } from '#modules/cases/index.ts';

/** A past case of a district as a file tells it: the names of its category and area and of those above them, and who had it. */
export interface Dispatched {
  readonly categories: readonly string[];
  readonly areas: readonly string[];
  readonly organisation: string;
}

/** How well learnt rules dispatch. Shares are over all test cases: those no rule decides count as wrong. */
export interface DispatchQuality {
  readonly test: number;
  readonly decided: number;
  /** The rule's organisation had the case. */
  readonly top1: number;
  /** It or one of the rule's alternatives had it. */
  readonly top3: number;
  readonly rules: number;
}

/** Why test cases went wrong, in cases. */
export interface DispatchErrors {
  /** Whoever had it has no case to learn from. */
  readonly newOrganisation: number;
  readonly alternative: number;
  /** It never had a case of this category. */
  readonly newForCategory: number;
  readonly undecided: number;
  readonly other: number;
}

/** Codes as the engine has them: a parent's is the beginning of its children's, areas with dots. */
const createCodes = () => {
  const known = new Map<string, string>();
  const numberOf = (name: string): string => {
    const code = known.get(name) ?? (known.size + 36 ** 3).toString(36);
    known.set(name, code);
    return code;
  };
  const chain = (kind: string, names: readonly string[], separator: string): string[] =>
    names.map((_, i) =>
      names
        .slice(0, i + 1)
        .map((_, n) => numberOf([kind, ...names.slice(0, n + 1)].join(' › ')))
        .join(separator),
    );
  return ({ categories, areas, organisation }: Dispatched): Past => ({
    categories: chain('category', categories, ''),
    areas: ['0', ...chain('area', areas, '.').map((path) => `0.${path}`)],
    organisationId: organisation,
  });
};

/** Learns rules from the training cases, in order of time, and lets the engine's own choice dispatch the test cases. */
export const evaluateDispatch = (
  train: readonly Dispatched[],
  test: readonly Dispatched[],
): { quality: DispatchQuality; errors: DispatchErrors } => {
  const coded = createCodes();
  const past = train.map(coded);
  const learnt = learnRules(past);
  const rules = learnt.map((rule, i): DispatchRule & { alternatives: readonly string[] } => ({ ...rule, id: String(i) }));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const near = rulesByArea(rules);
  const seen = new Set(past.map((one) => one.organisationId));
  const had = new Set(past.map((one) => `${one.categories.at(-1)} ${one.organisationId}`));
  const errors = { newOrganisation: 0, alternative: 0, newForCategory: 0, undecided: 0, other: 0 };
  let decided = 0;
  for (const one of test.map(coded)) {
    const [category, area] = [one.categories.at(-1) ?? null, one.areas.at(-1) ?? '0'];
    const rule = byId.get(mostSpecific(near(area), category, area)?.id ?? '');
    if (rule) decided++;
    if (rule?.organisationId === one.organisationId) continue;
    if (rule?.alternatives.includes(one.organisationId)) errors.alternative++;
    else if (!seen.has(one.organisationId)) errors.newOrganisation++;
    else if (!rule) errors.undecided++;
    else if (!had.has(`${category} ${one.organisationId}`)) errors.newForCategory++;
    else errors.other++;
  }
  const wrong = Object.values(errors).reduce((sum, n) => sum + n, 0);
  const share = (n: number): number => (test.length === 0 ? 0 : n / test.length);
  const quality = {
    test: test.length,
    decided,
    top1: share(test.length - wrong),
    top3: share(test.length - wrong + errors.alternative),
    rules: rules.length,
  };
  return { quality, errors };
};
