import type { CoverageMeasure, CoverageRule } from '#contract/coverage/api.ts';
import { type AreaLevel, areaLevels } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import type { PlaceRef } from '#modules/places/index.ts';
import type { TerritoryArea, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Figure } from './domain/coverage.ts';

/** What a measure is asked. */
export interface Asked {
  readonly jurisdictionId: string;
  readonly territory: TerritorySnapshot;
  /** All existing places of the jurisdiction. */
  readonly places: readonly PlaceRef[];
  /** What the jurisdiction has set, by name. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Areas whose whole subtrees are meant; none lies within another. */
  readonly roots: readonly TerritoryArea[];
  /** Levels the rules want figures of; empty for organisations and places. */
  readonly levels: readonly AreaLevel[];
  /** The day in Shanghai, `2026-11-21`, and the moment: offices hold for days, posts for moments. */
  readonly day: string;
  readonly at: Date;
}

/**
 * A figure per area, organisation or place that rules can be made of. Any module offers its own with `coverage.measures.add(…)`; its name and
 * formula are words of `i18n/<locale>/coverage.json` under `measures.<code>`.
 */
export interface Measure extends Omit<CoverageMeasure, 'words'> {
  /** Of one the jurisdiction has designed. */
  readonly words?: NonNullable<CoverageMeasure['words']>;
  /** The rule it comes with. */
  readonly rule?: CoverageRule;
  /** One figure for each thing the measure knows of within the roots, zeros and unknown ones included; in any order. */
  figures(tx: Tx, asked: Asked): Promise<readonly Figure[]>;
}

export interface Measures {
  /** Offers a measure. Two measures of one code are a mistake of the program. */
  add(measure: Measure): void;
  /** Offers measures that differ by jurisdiction; asked before a transaction, so answered from memory within one. */
  source(of: (jurisdictionId: string) => Promise<readonly Measure[]>): void;
  /** Those of the program. */
  find(code: string): Measure | null;
  all(): readonly Measure[];
  /** Those a jurisdiction has designed. */
  ownOf(jurisdictionId: string): Promise<readonly Measure[]>;
}

/** The measures of one installation, filled while its modules open. */
export const createMeasures = (): Measures => {
  const byCode = new Map<string, Measure>();
  const sources: ((jurisdictionId: string) => Promise<readonly Measure[]>)[] = [];
  return {
    add: (measure) => {
      if (byCode.has(measure.code)) throw new Error(`the measure ${measure.code} is offered twice`);
      byCode.set(measure.code, measure);
    },
    source: (of) => void sources.push(of),
    ownOf: async (jurisdictionId) => (await Promise.all(sources.map((of) => of(jurisdictionId)))).flat(),
    find: (code) => byCode.get(code) ?? null,
    all: () => [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
};

/** Present areas of the asked levels within the roots. */
export const areasAsked = ({ territory, roots, levels }: Pick<Asked, 'territory' | 'roots' | 'levels'>): TerritoryArea[] => {
  const found: TerritoryArea[] = [];
  const deepest = Math.max(...levels.map((level) => areaLevels.indexOf(level)));
  const collect = (area: TerritoryArea): void => {
    if (levels.includes(area.level)) found.push(area);
    if (areaLevels.indexOf(area.level) < deepest) for (const child of territory.children(area)) collect(child);
  };
  for (const root of roots) collect(root);
  return found;
};

/** Of measures the rules they come with. */
export const rulesOf = (own: readonly Measure[]): CoverageRule[] => own.flatMap(({ rule }) => rule ?? []);
