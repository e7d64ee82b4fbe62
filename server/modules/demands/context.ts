import type { ProhibitionCode } from '#contract/demands/rules.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Territory } from '#modules/territory/index.ts';

/** An organisation as it can be asked. */
export interface AskedOrganisation {
  readonly id: string;
  readonly name: string;
  /** The area it serves. */
  readonly areaPath: string;
}

/** Finds organisations by id; what is not there, or is no more, is left out. */
export type FindOrganisations = (jurisdictionId: string, ids: readonly string[]) => Promise<readonly AskedOrganisation[]>;

/** Things of another module that demands are about. */
export interface DemandSubject {
  /** `<module>.<what>` */
  readonly type: string;
  /** Kind of the to-dos of such demands, with words and a page of that module. */
  readonly todo: string;
  /** An act of that module is the answer: words alone are none. */
  readonly answeredByAct: boolean;
}

/** What the self-check tells of one prohibition: a sentence of the i18n files, whether it is kept, and what fills it. */
export interface SelfCheckFact {
  /** Key of its words, `demands:checks.repeat`. */
  readonly word: string;
  readonly kept: boolean;
  readonly data: Readonly<Record<string, string | number>>;
}
/** How a module keeps a prohibition, read from its settings, permissions and rows as they are. */
export interface SelfCheck {
  readonly prohibition: ProhibitionCode;
  facts(jurisdictionId: string): Promise<readonly SelfCheckFact[]>;
}

/** Throws a refusal of another module's own where something may not be asked. */
export type Bar = (jurisdictionId: string, asked: { readonly title: string; readonly note: string | null }) => Promise<void>;

/** What the module's commands and queries stand on. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly subjects: ReadonlyMap<string, DemandSubject>;
  readonly checks: readonly SelfCheck[];
  readonly bars: readonly Bar[];
  readonly findOrganisations: FindOrganisations;
}
