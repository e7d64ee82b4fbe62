import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';

export interface SchemeProblem {
  readonly at: string;
  readonly code: 'subsidies.scheme_invalid';
  readonly data: Record<string, unknown>;
}

/** Everything that keeps a scheme from being published. Pure. */
export const problemsOf = ({ basis, bands, floor, cap }: SubsidyScheme): SchemeProblem[] => {
  const problems: SchemeProblem[] = [];
  const add = (at: string, what: string, data: Record<string, unknown> = {}): void => {
    problems.push({ at, code: 'subsidies.scheme_invalid', data: { what, ...data } });
  };
  bands.forEach((one, i) => {
    const above = bands[i - 1];
    if (above && one.from >= above.from) add(`bands.${i}.from`, 'bands', { from: one.from });
    if (above && one.share > above.share) add(`bands.${i}.share`, 'shares', { from: one.from });
  });
  if (basis.kind === 'sizes') {
    basis.sizes.forEach(({ most }, i) => {
      const before = basis.sizes[i - 1]?.most ?? 0;
      const isLast = i === basis.sizes.length - 1;
      if ((most === null) !== isLast) add(`basis.sizes.${i}.most`, 'last_size');
      else if (most !== null && most <= before) add(`basis.sizes.${i}.most`, 'sizes', { most });
    });
  }
  if (floor && cap !== null && floor.cents > cap) add('floor.cents', 'floor');
  return problems;
};
