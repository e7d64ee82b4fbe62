import { type ActUnit, type NeverPaid, neverPaid, type PersonClass } from '#contract/points/rule-values.ts';
import type { Tx } from '#kernel/db.ts';

/** Something that can earn points; the module it belongs to opens it. */
export interface EarningAct {
  /** `<module>.<what>`, kept for good. */
  readonly act: string;
  readonly unit: ActUnit;
  /** Place of its name in i18n, `volunteers.earns.hours`. */
  readonly words: string;
  /** The kinds there are, where rules may tell them apart, with the places of their names or the names themselves. */
  readonly kinds?: () => readonly { readonly code: string; readonly words: string }[];
  /** Kinds that never earn, whatever a rule says: those that are about persons. */
  readonly excluded?: readonly string[];
  /** Not offered where acts are entered by hand. */
  readonly notByHand?: true;
}

/** Tells which of some persons are of a class on a day. */
export interface ClassSource {
  readonly class: PersonClass;
  of(tx: Tx, personId: string, on: string): Promise<boolean>;
}

/** Which of what is never paid a text names; null: none. */
export const namedIn = (...texts: readonly (string | null)[]): NeverPaid | null =>
  (Object.keys(neverPaid) as NeverPaid[]).find((what) => texts.some((text) => text !== null && neverPaid[what].test(text))) ?? null;

/** The module's own acts – writing rules, entering by hand – pay nothing: a rule would pay whoever writes it. */
export const isOfPoints = (act: string): boolean => act.startsWith('points.');

/** What can earn, and what people are; filled by modules when they open. */
export interface Acts {
  /** @throws for what never earns: the mistake is one of the program */
  add(act: EarningAct): void;
  find(act: string): EarningAct | null;
  all(): readonly EarningAct[];
}

export const createActs = (): Acts => {
  const known = new Map<string, EarningAct>();
  return {
    add: (act) => {
      if (isOfPoints(act.act) || namedIn(act.act.replaceAll('.', ' ')) !== null) throw new Error(`${act.act} can never earn points`);
      known.set(act.act, act);
    },
    find: (act) => known.get(act) ?? null,
    all: () => [...known.values()].sort((a, b) => (a.act < b.act ? -1 : 1)),
  };
};
