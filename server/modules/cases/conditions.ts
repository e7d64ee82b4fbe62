import type { CaseAction } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import type { Decision } from './domain/transition.ts';
import type { TypeLife } from './domain/type-set.ts';
import type { CaseRecord } from './store/cases.ts';

/** Something that must hold before a case is filed, dispatched, given back or closed; modules add their own when they open. */
export interface Condition {
  /** `<module>.<what>`; one that types choose has its words under `conditions.<what>` of the module. */
  readonly code: string;
  /** Asked only of cases whose type names it; left out: of every case. */
  readonly chosen?: true;
  /** Asked before the act is written, under the row lock. @throws a refusal of the module's own that says what is missing */
  check(tx: Tx, file: CaseRecord, act: { readonly at: Date; readonly organisationId?: string }): Promise<void>;
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

/** What must hold before a case is filed, dispatched, given back, and closed. */
export const createTurningPoints = () => {
  const [filing, closing, dispatching, returning] = [createConditions(), createConditions(), createConditions(), createConditions()];
  return {
    filing,
    closing,
    /** Asked before a case goes to an organisation, which the check is told. */
    dispatching,
    /** Asked before an organisation gives a case back. */
    returning,
    /** Asks what an act that has been decided must not pass over. */
    hold: async (tx: Tx, file: CaseRecord, type: TypeLife, action: CaseAction, { to, data }: Decision, at: Date): Promise<void> => {
      const asked =
        action === 'file'
          ? filing.asked(type.filing)
          : to === 'closed'
            ? closing.asked(type.closing)
            : action === 'dispatch'
              ? dispatching.asked([])
              : action === 'return'
                ? returning.asked([])
                : [];
      const given = data['organisationId'];
      const whom = typeof given === 'string' ? { organisationId: given } : {};
      for (const condition of asked) await condition.check(tx, file, { at, ...whom });
    },
  };
};
export type TurningPoints = ReturnType<typeof createTurningPoints>;
