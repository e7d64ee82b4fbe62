import type { CaseAction } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import type { Decision } from './domain/transition.ts';
import type { TypeLife } from './domain/type-set.ts';
import type { CaseRecord } from './store/cases.ts';

/** Something that must hold before a case is filed, closed or given back; modules add their own when they open. */
export interface Condition {
  /** `<module>.<what>`; one that types choose has its words under `conditions.<what>` of the module. */
  readonly code: string;
  /** Asked only of cases whose type names it; left out: of every case. */
  readonly chosen?: true;
  /** Asked before the act is written, under the row lock. @throws a refusal of the module's own that says what is missing */
  check(tx: Tx, file: CaseRecord, act: { readonly at: Date }): Promise<void>;
}

/** Conditions of one turn of a case's life. */
const createConditions = () => {
  const all = new Map<string, Condition>();
  return {
    add: (condition: Condition): void => void all.set(condition.code, condition),
    /** Those that types may name. */
    chosen: (): readonly Condition[] => [...all.values()].filter(({ chosen }) => chosen),
    /** Those that are asked of a case whose type names some. */
    asked: (named: readonly string[]): readonly Condition[] =>
      [...all.values()].filter(({ code, chosen }) => !chosen || named.includes(code)),
  };
};

/** What must hold before a case is filed, before it is closed, and before it is given back. */
export const createTurningPoints = () => {
  const [filing, closing, returning] = [createConditions(), createConditions(), createConditions()];
  return {
    filing,
    closing,
    /** Asked before an organisation gives a case back. */
    returning,
    /** Asks what an act that has been decided must not pass over. */
    hold: async (tx: Tx, file: CaseRecord, type: TypeLife, action: CaseAction, { to }: Decision, at: Date): Promise<void> => {
      const asked =
        action === 'file'
          ? filing.asked(type.filing)
          : to === 'closed'
            ? closing.asked(type.closing)
            : action === 'return'
              ? returning.asked([])
              : [];
      for (const condition of asked) await condition.check(tx, file, { at });
    },
  };
};
export type TurningPoints = ReturnType<typeof createTurningPoints>;
