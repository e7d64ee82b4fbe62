import { areasAsked, type Measure } from '#modules/coverage/index.ts';
import { codesWithin } from './store/communities.ts';
import { unitCounts } from './store/units.ts';

/** Units of a community that are enrolled ÷ units whose seat is there, in per cent. One without a unit tells nothing. */
const unitsEnrolled: Measure = {
  code: 'units_enrolled',
  subject: 'area',
  levels: ['community'],
  unit: 'percent',
  figures: async (tx, asked) => {
    const counts = new Map(
      (
        await unitCounts(
          tx,
          asked.roots.map(({ code }) => code),
        )
      ).map((one) => [one.areaCode, one]),
    );
    return areasAsked(asked).map((area) => {
      const { units, enrolled } = counts.get(area.code) ?? { units: 0, enrolled: 0 };
      if (units === 0) return { areaCode: area.code, value: null };
      return { areaCode: area.code, value: (enrolled * 100) / units, parts: { numerator: enrolled, denominator: units } };
    });
  },
};

/** Whether a community has a code by which people enrol: 1 or 0. */
const enrolmentCodes: Measure = {
  code: 'enrolment_codes',
  subject: 'area',
  levels: ['community'],
  unit: 'item',
  figures: async (tx, asked) => {
    const codes = await codesWithin(
      tx,
      asked.roots.map(({ code }) => code),
    );
    return areasAsked(asked).map((area) => ({ areaCode: area.code, value: codes.has(area.path) ? 1 : 0 }));
  },
};

export const enrolmentMeasures: readonly Measure[] = [unitsEnrolled, enrolmentCodes];
