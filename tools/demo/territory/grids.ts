import { between, type Random } from '../geometry/random.ts';
import { lane, type Names, numbered } from './names.ts';

/** How built-up a street is: the town itself, the outskirts half of estates and half of villages, or the country. */
export type Setting = 'town' | 'outskirts' | 'country';

/** A grid before it has a boundary. */
export interface GridPlan {
  readonly name: string;
  readonly kind: 'estate' | 'dedicated' | null;
  readonly households: number | null;
  readonly residents: number | null;
  readonly names: readonly string[];
  /** Size beside the other grids of the community. */
  readonly share: number;
}

const counts: Record<Setting, readonly [least: number, most: number]> = { town: [4, 7], outskirts: [3, 6], country: [2, 4] };
const estateChance: Record<Setting, number> = { town: 0.88, outskirts: 0.5, country: 0 };
const householdSize: Record<Setting, number> = { town: 2.6, outskirts: 3, country: 3.5 };
const mostOfCommunity = 3000;

/** Plans the grids of a community: 300–500 households each, at most 3,000 together; here and there a market or tower beside them. */
export function planGrids(random: Random, setting: Setting, names: Names): GridPlan[] {
  const count = between(random, ...counts[setting]);
  const most = Math.min(500, Math.floor(mostOfCommunity / count));
  const roads = [names.road(), names.road()] as const;
  const plans: GridPlan[] = [];
  for (let n = 1; n <= count; n++) {
    const road = roads[n % 2] as string;
    const households = between(random, 300, most);
    const residents = Math.round(households * (householdSize[setting] + random() * 0.5));
    const share = 0.7 + random() * 0.6;
    if (random() < estateChance[setting]) {
      const estate = names.estate();
      plans.push({ name: estate, kind: 'estate', households, residents, names: [estate, road, lane(road, n)], share });
    } else {
      const places = setting === 'town' ? [road, lane(road, n), lane(road, n + 2)] : [names.village(), names.village(), road];
      plans.push({ name: numbered(n), kind: null, households, residents, names: places, share });
    }
  }
  if (setting !== 'country' && random() < 0.35) {
    const place = names.dedicated();
    plans.push({ name: place, kind: 'dedicated', households: null, residents: null, names: [place, roads[0]], share: 0.45 });
  }
  return plans;
}
