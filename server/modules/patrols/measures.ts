import { workDaysOf } from '#kernel/work-days.ts';
import { type Asked, areasAsked, type Measure } from '#modules/coverage/index.ts';
import { figuresOf } from './queries/figures.ts';
import { routesOn } from './queries/span.ts';

const month = 30 * 86_400_000;

/** A share of what was due in the thirty days before, by community; a community without a round due has none. */
const share = (code: string, parts: readonly [of: 'stopsDone' | 'punctual', due: 'stopsDue' | 'due']): Measure => ({
  code,
  subject: 'area',
  levels: ['community'],
  unit: 'percent',
  figures: async (tx, asked: Asked) => {
    const codes = asked.roots.map((root) => root.code);
    const from = new Date(asked.at.getTime() - month);
    const routes = await routesOn(tx, codes, new Date(from.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
    const figures = await figuresOf({ days: workDaysOf(asked.settings), now: asked.at }, tx, routes, codes, from, asked.at);
    return areasAsked(asked).map((area) => {
      const [numerator, denominator] = routes
        .filter(({ areaCode }) => areaCode.startsWith(area.code))
        .reduce(([a, b], { id }) => [a + (figures.get(id)?.[parts[0]] ?? 0), b + (figures.get(id)?.[parts[1]] ?? 0)], [0, 0]);
      return denominator === 0
        ? { areaCode: area.code, value: null }
        : { areaCode: area.code, value: (100 * numerator) / denominator, parts: { numerator, denominator } };
    });
  },
});

/** What patrols tell of communities; nothing tells of a person. */
export const patrolMeasures: readonly Measure[] = [
  share('patrol_coverage', ['stopsDone', 'stopsDue']),
  share('patrol_punctuality', ['punctual', 'due']),
];
