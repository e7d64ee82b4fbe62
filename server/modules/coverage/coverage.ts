import type { RuleBook } from '#contract/coverage/rule-book.ts';
import type { DefinitionKind } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Places } from '#modules/places/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createMeasures, type Measures } from './measures.ts';
import { ownMeasures } from './queries/own-measures.ts';
import { coverageSheet } from './queries/sheet.ts';
import { rulesKind } from './rules-kind.ts';

/** Coverage as other modules add to it. */
export interface Coverage {
  /** Figures that rules are made of; every module adds its own. */
  readonly measures: Measures;
  /** The rules of a jurisdiction, by versions. */
  readonly rules: DefinitionKind<RuleBook>;
  readonly territory: Territory;
  readonly places: Places;
}

/** The same for this module's routes. */
export interface CoverageService extends Coverage {
  readonly export: WorkKind<{ area: string | undefined }, undefined>;
}

/** Opens the module with the measures of territory and places. */
export const createCoverage = (kernel: Kernel, territory: Territory, places: Places): CoverageService => {
  const measures = createMeasures();
  for (const measure of ownMeasures) measures.add(measure);
  const rules = rulesKind(kernel, { measures, territory, places });
  kernel.definitions.add(rules);
  const own = { measures, rules, territory, places };
  return {
    ...own,
    export: exportWork(kernel, 'coverage.export', (viewer, { area }: { area: string | undefined }, language, signal) =>
      coverageSheet(kernel, own, viewer, area, language, signal),
    ),
  };
};
