import { areasAsked, type Measure } from '#modules/coverage/index.ts';
import { placeSettings } from '#modules/places/index.ts';
import { type StationRow, stationsIn } from './store/board.ts';

/** Stations for couriers that stand in a community. */
const courierStations: Measure = {
  code: 'courier_stations',
  subject: 'area',
  levels: ['community', 'street'],
  unit: 'item',
  figures: async (tx, asked) => {
    const stations: StationRow[] = [];
    for (const { code } of asked.roots) stations.push(...(await stationsIn(tx, code, asked.day)));
    return areasAsked(asked).map(({ code }) => ({
      areaCode: code,
      value: stations.filter(({ areaCode }) => areaCode.startsWith(code)).length,
    }));
  },
};

/** Facilities of each station ÷ those expected of one, in per cent; unknown where the jurisdiction expects none. */
const courierFacilities: Measure = {
  code: 'courier_station_facilities',
  subject: 'place',
  levels: [],
  unit: 'percent',
  figures: async (tx, { roots, day, settings }) => {
    const expected = placeSettings(settings['places']).facilities.courier_station;
    const stations: StationRow[] = [];
    for (const { code } of roots) stations.push(...(await stationsIn(tx, code, day)));
    return stations.map(({ id, name, areaCode, facilities }) => {
      const subject = { id, name };
      if (expected.length === 0) return { areaCode, subject, value: null };
      const parts = { numerator: expected.filter((one) => facilities.includes(one)).length, denominator: expected.length };
      return { areaCode, subject, value: (parts.numerator * 100) / parts.denominator, parts };
    });
  },
};

export const courierMeasures: readonly Measure[] = [courierStations, courierFacilities];
