import type { Scheme } from '#contract/credits/scheme.ts';

/** What is wrong with a scheme, and where. */
export interface SchemeProblem {
  readonly at: string;
  readonly code: 'credits.scheme_invalid';
  readonly data: Record<string, unknown>;
}
const repeated = (all: readonly string[]): number => all.findIndex((one, i) => all.indexOf(one) < i);

/** Everything that keeps a scheme from being published. Pure. */
export const problemsOf = ({ items, grades, marks, shown, shownGrave, shownMost }: Scheme): SchemeProblem[] => {
  const problems: SchemeProblem[] = [];
  const add = (at: string, what: string, data: Record<string, unknown> = {}): void => {
    problems.push({ at, code: 'credits.scheme_invalid', data: { what, ...data } });
  };
  const steps = marks?.steps ?? [];
  const codes = {
    items: items.map(({ code }) => code),
    grades: grades.map(({ code }) => code),
    'marks.steps': steps.map(({ code }) => code),
  };
  for (const [name, all] of Object.entries(codes)) {
    const at = repeated(all);
    if (at >= 0) add(`${name}.${at}.code`, 'twice', { code: all[at] });
  }
  grades.forEach((one, i) => {
    const above = grades[i - 1];
    if (above && one.from >= above.from) add(`grades.${i}.from`, 'order', { name: one.name });
    if (one.clean !== null && one.clean > one.from) add(`grades.${i}.clean`, 'clean', { name: one.name });
  });
  steps.forEach(({ from, name }, i) => {
    if (from <= (steps[i - 1]?.from ?? 0)) add(`marks.steps.${i}.from`, 'steps_order', { name });
  });
  const last = grades.at(-1);
  if (last && last.from !== 0) add(`grades.${grades.length - 1}.from`, 'last', { name: last.name });
  items.forEach(({ name, sign, veto, grave }, i) => {
    if (veto !== null && !codes.grades.includes(veto)) add(`items.${i}.veto`, 'veto_gone', { name });
    if (sign === 'good' && (veto !== null || grave)) add(`items.${i}.sign`, 'good_grave', { name });
  });
  if (shown > shownGrave || shownGrave > shownMost) add('shown', 'shown');
  return problems;
};
