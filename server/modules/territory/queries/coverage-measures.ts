import type { Figure } from '../domain/coverage.ts';
import { isExemptFromHouseholds, knownCount } from '../domain/known-count.ts';
import { settingsOf } from '../domain/place-settings.ts';
import { areasAsked, type Measure } from '../measures.ts';
import { readServiceCentres } from '../store/coverage.ts';
import { serviceCircle } from './service-circle.ts';

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
    return areasAsked(asked).map((area): Figure => {
      if (isExemptFromHouseholds(area)) return { areaCode: area.code, value: null, exempt: true };
      const { withoutData, households, covered, share } = serviceCircle(asked.territory, asked.places, area, minutes, circle);
      if (share === null || !withoutData.every(isExemptFromHouseholds)) return { areaCode: area.code, value: null };
      return { areaCode: area.code, value: share * 100, parts: { numerator: Math.round(covered), denominator: households } };
    });
  },
});

/** What the territory itself can tell of areas and places. */
export const territoryMeasures: readonly Measure[] = [households, serviceCentreArea, serviceCircleShare(15), serviceCircleShare(10)];
