import type { PointRule, PointRules } from '#contract/points/rules.ts';
import { pointRules, shippedRules } from '#contract/points/rules.ts';
import type { Tx } from '#kernel/db.ts';
import { type DefinitionKind, defineDefinition, type Problem, readInForce } from '#kernel/definitions/definitions.ts';
import { type Acts, isOfPoints, namedIn } from './acts.ts';
import { openBudgets } from './store/budgets.ts';

/** Acts that the rules that come along pay: where their module is not there, nobody does them. */
const shippedActs = new Set(shippedRules.rules.map(({ act }) => act));
const twice = (codes: readonly string[]): string | undefined => codes.find((code, i) => codes.indexOf(code) < i);
/** What somebody may not call a rule for nothing: an act's own code, and the names the rule has. */
const problemsOfRule = (acts: Acts, rule: PointRule, at: string): Problem[] => {
  const { title, act, kinds, points, caps, from, until } = rule;
  const found = acts.find(act);
  const data = { rule: title };
  const never = namedIn(act.replaceAll('.', ' '), title.zh, title.en, ...kinds);
  const problem = (code: Problem['code'], more: object = {}): Problem => ({ at, code, data: { ...data, ...more } });
  const unknown = kinds.find((kind) => found?.kinds && !found.kinds().some(({ code }) => code === kind));
  const about = kinds.find((kind) => found?.excluded?.includes(kind));
  return [
    ...(never === null ? [] : [problem(`points.for_${never}`)]),
    ...(isOfPoints(act)
      ? [problem('points.pays_itself')]
      : found || never !== null || shippedActs.has(act)
        ? []
        : [problem('points.act_unknown', { act })]),
    ...(unknown === undefined ? [] : [problem('points.kind_unknown', { kind: unknown })]),
    ...(about === undefined ? [] : [problem('points.for_persons')]),
    ...(points < 0 ? [problem('points.deducts')] : points === 0 ? [problem('points.pays_nothing')] : []),
    ...caps.filter((cap) => cap.points < 0).map((cap) => problem('points.cap_negative', { cap: cap.points })),
    ...(from !== null && until !== null && until < from ? [problem('points.days_reversed')] : []),
  ];
};

/** Everything that keeps rules from being published, each with its reason and where that stands. */
export const problemsOfRules = (acts: Acts, { rules, caps }: PointRules): Problem[] => {
  const code = twice(rules.map((one) => one.code));
  return [
    ...(code === undefined ? [] : [{ at: 'rules', code: 'points.rule_twice' as const, data: { code } }]),
    ...caps.flatMap((cap, i): Problem[] =>
      cap.points < 0 ? [{ at: `caps.${i}`, code: 'points.book_cap_negative', data: { cap: cap.points } }] : [],
    ),
    ...rules.flatMap((rule, i) => problemsOfRule(acts, rule, `rules.${i}`)),
  ];
};

/** The rules of points of a jurisdiction, by versions. What an act earned names the version that paid it. */
export const rulesKind = (acts: Acts): DefinitionKind<PointRules> =>
  defineDefinition<PointRules>({
    kind: 'points.rules',
    schema: pointRules,
    permission: 'points.design',
    words: 'points-rules.definition',
    problemsOf: (content) => problemsOfRules(acts, content),
    problemsIn: async (tx, _, { rules }) => {
      const named = rules.flatMap(({ budget, title }, i) => (budget === null ? [] : [{ budget, title, at: `rules.${i}` }]));
      if (named.length === 0) return [];
      const open = new Set((await openBudgets(tx)).map(({ id }) => id));
      return named
        .filter(({ budget }) => !open.has(budget))
        .map(({ title, at }) => ({ at, code: 'points.budget_gone', data: { rule: title } }));
    },
  });

/** The rules that held on a day, with their version; those that come along, version 0, where none were published by then. */
export const rulesOn = async (
  tx: Tx,
  kind: DefinitionKind<PointRules>,
  jurisdictionId: string,
  on: string,
  now: Date,
): Promise<{ readonly version: number; readonly content: PointRules }> => {
  const end = new Date(`${on}T23:59:59.999+08:00`);
  return (await readInForce(tx, kind, jurisdictionId, end < now ? end : now)) ?? { version: 0, content: shippedRules };
};
