import { areasAsked, type Measure } from '#modules/coverage/index.ts';
import { sumsByArea } from './store/counts.ts';

/** Buildings with dwellings that nobody looks after, in each grid. */
export const buildingsWithoutHead: Measure = {
  code: 'buildings_without_head',
  subject: 'area',
  levels: ['grid'],
  unit: 'building',
  figures: async (tx, asked) => {
    const rows = (await Promise.all(asked.roots.map(({ code }) => sumsByArea(tx, code, asked.day)))).flat();
    const byGrid = Map.groupBy(rows, ({ code }) => code.slice(0, 15));
    return areasAsked(asked).map((area) => {
      const within = byGrid.get(area.code) ?? [];
      const denominator = within.reduce((sum, { buildings }) => sum + buildings, 0);
      // nobody has entered a building there: nothing is known
      if (denominator === 0) return { areaCode: area.code, value: null };
      const numerator = within.reduce((sum, { headless }) => sum + headless, 0);
      return { areaCode: area.code, value: numerator, parts: { numerator, denominator } };
    });
  },
};
