import type { Card, SubjectKind, Unit } from '#contract/scorecards/card.ts';
import type { Tx } from '#kernel/db.ts';
import type { Fact } from './domain/figures.ts';

/** Somebody who can be scored. */
export interface Subject {
  /** Code of an area, id of an organisation or of a row of a register. */
  readonly key: string;
  readonly name: string;
  /** The area it is or lies in; null: of the whole jurisdiction. */
  readonly areaPath: string | null;
  /** The organisation that answers for it. */
  readonly organisationId: string | null;
  /** Keys of those that were merged into it or had its place before: what is known of them counts for it. */
  readonly before?: readonly string[];
}

/** Days of a period, both included. */
export type Days = readonly [first: string, last: string];

/** What a source is asked. Read with the platform's access: figures name nobody. */
export interface Asked {
  readonly jurisdictionId: string;
  readonly subjects: readonly Subject[];
  readonly days: Days;
  readonly at: Date;
  /** Codes of categories of cases, each with all below it; '': all cases. Others than that are asked of measures alone that tell them apart. */
  readonly categories: readonly string[];
}

/**
 * A figure that cards can be made of. Any module offers its own with `scorecards.measures.add(…)`; its words are `measures.<code after the dot>` of the
 * module's i18n. What a jurisdiction designs itself is offered with `scorecards.measures.source(…)` and brings its name along.
 */
export interface Measure {
  /** `<module>.<what>`, kept for good: frozen cards name it. */
  readonly code: `${string}.${string}`;
  readonly subjects: readonly SubjectKind[];
  readonly unit: Unit;
  readonly name?: { readonly zh: string; readonly en: string | null };
  /** Whether it can be asked of one category of cases. */
  readonly byCategory?: true;
  /** Per cent of the full points of a card that it may give at most, in every zone: of ratings, which facts stand beside. */
  readonly most?: number;
  /** By category, one fact for each subject it knows of, in one query; whoever is absent is unknown. */
  facts(tx: Tx, asked: Asked): Promise<ReadonlyMap<string, ReadonlyMap<string, Fact>>>;
}

/** Those of a kind who exist within a period. */
export type SubjectSource = (
  tx: Tx,
  asked: { readonly jurisdictionId: string; readonly days: Days; readonly roles?: Card['roles'] },
) => Promise<readonly Subject[]>;

/** What one installation can score, filled while its modules open. */
export interface Sources {
  /** Offers a measure. Two of one code are a mistake of the program. */
  add(measure: Measure): void;
  /** Offers measures that differ by jurisdiction; asked within transactions as well, so answered from memory. */
  source(of: (jurisdictionId: string) => Promise<readonly Measure[]>): void;
  /** All there are in a jurisdiction, by code: those of the program and its own. */
  in(jurisdictionId: string): Promise<ReadonlyMap<string, Measure>>;
  /** Says who there is of a kind. */
  addSubjects(kind: SubjectKind, source: SubjectSource): void;
  /** Whom a card is about within a period; nobody where no module knows of them. */
  subjectsOf(
    tx: Tx,
    card: Pick<Card, 'subjects' | 'roles'>,
    asked: { readonly jurisdictionId: string; readonly days: Days },
  ): Promise<readonly Subject[]>;
}

export const createSources = (): Sources => {
  const measures = new Map<string, Measure>();
  const kinds = new Map<SubjectKind, SubjectSource>();
  const designed: ((jurisdictionId: string) => Promise<readonly Measure[]>)[] = [];
  const once = <K, V>(map: Map<K, V>, key: K, value: V): void => {
    if (map.has(key)) throw new Error(`${key} is offered twice to scorecards`);
    map.set(key, value);
  };
  return {
    add: (measure) => once(measures, measure.code, measure),
    source: (of) => void designed.push(of),
    in: async (jurisdictionId) => {
      const own = (await Promise.all(designed.map((of) => of(jurisdictionId)))).flat();
      return new Map([...measures.values(), ...own].map((one) => [one.code, one]));
    },
    addSubjects: (kind, source) => once(kinds, kind, source),
    subjectsOf: async (tx, { subjects, roles }, asked) => (await kinds.get(subjects)?.(tx, { ...asked, ...(roles && { roles }) })) ?? [],
  };
};
