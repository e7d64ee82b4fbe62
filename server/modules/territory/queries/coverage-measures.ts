import { isExemptFromHouseholds, knownCount } from '../domain/known-count.ts';
import { areasAsked, type Measure } from '../measures.ts';
import { readServiceCentres } from '../store/coverage.ts';

/** Households of an area; of a community whose own figure is unknown, the sum of its grids. */
const households: Measure = {
  code: 'households',
  subject: 'area',
  levels: ['micro_grid', 'grid', 'community', 'street'],
  unit: 'household',
  figures: async (_, asked) =>
    areasAsked(asked).map((area) =>
      isExemptFromHouseholds(area)
        ? { areaCode: area.code, value: null, exempt: true }
        : { areaCode: area.code, value: knownCount(asked.territory, area, 'households') },
    ),
};

/** Floor area of each service centre, in square metres. */
const serviceCentreArea: Measure = {
  code: 'service_centre_area',
  subject: 'place',
  levels: [],
  unit: 'square_metre',
  figures: async (tx, { roots, day }) =>
    (
      await readServiceCentres(
        tx,
        roots.map(({ code }) => code),
        day,
      )
    ).map(({ id, name, areaCode, floorArea }) => ({ areaCode, subject: { id, name }, value: floorArea })),
};

/** What the territory itself can tell of areas and places. */
export const territoryMeasures: readonly Measure[] = [households, serviceCentreArea];
