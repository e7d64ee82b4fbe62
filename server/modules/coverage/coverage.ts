import type { Places } from '#modules/places/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { createMeasures, type Measures } from './measures.ts';
import { ownMeasures } from './queries/own-measures.ts';

/** Coverage as other modules add to it. */
export interface Coverage {
  /** Figures that rules are made of; every module adds its own. */
  readonly measures: Measures;
  readonly territory: Territory;
  readonly places: Places;
}

/** Opens the module with the measures of territory and places. */
export const createCoverage = (territory: Territory, places: Places): Coverage => {
  const measures = createMeasures();
  for (const measure of ownMeasures) measures.add(measure);
  return { measures, territory, places };
};
