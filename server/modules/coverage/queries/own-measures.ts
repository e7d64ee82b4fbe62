import { settingsOf } from '#modules/places/domain/index.ts';
import { serviceCircle } from '#modules/places/index.ts';
import { isExemptFromHouseholds, knownCount } from '#modules/territory/domain/index.ts';
import type { Figure } from '../domain/coverage.ts';
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

/** Share of households within some minutes' walk of a centre, in per cent; unknown where the households of any part are. */
const serviceCircleShare = (minutes: number): Measure => ({
  code: `service_circle_${minutes}`,
  subject: 'area',
  levels: ['grid', 'community', 'street'],
  unit: 'percent',
  figures: async (_, asked) => {
    const { circle } = settingsOf(asked.settings['places']);
    const { territory, places, roots } = asked;
    const results = roots.map((root) => serviceCircle(territory, places, root, minutes, circle));
    const areas = areasAsked(asked);
    const sums = new Map(areas.map(({ code }) => [code, { households: 0, covered: 0, known: true }]));
    // once over all grids, not once for each area
    const add = (code: string, what: (sum: { households: number; covered: number; known: boolean }) => void): void => {
      for (const width of [9, 12, 15]) {
        const sum = code.length >= width ? sums.get(code.slice(0, width)) : undefined;
        if (sum) what(sum);
      }
    };
    for (const { grids, withoutData } of results) {
      for (const { grid, households, share } of grids)
        add(grid.code, (sum) => {
          sum.households += households;
          sum.covered += households * share;
        });
      for (const grid of withoutData)
        if (!isExemptFromHouseholds(grid))
          add(grid.code, (sum) => {
            sum.known = false;
          });
    }
    return areas.map((area): Figure => {
      if (isExemptFromHouseholds(area)) return { areaCode: area.code, value: null, exempt: true };
      const { households, covered, known } = sums.get(area.code) ?? { households: 0, covered: 0, known: false };
      if (!known || households === 0) return { areaCode: area.code, value: null };
      const parts = { numerator: Math.round(covered), denominator: households };
      return { areaCode: area.code, value: (covered * 100) / households, parts };
    });
  },
});

/** What the territory itself can tell of areas and places. */
export const ownMeasures: readonly Measure[] = [households, serviceCentreArea, serviceCircleShare(15), serviceCircleShare(10)];
