import type { CaseAction } from '#contract/cases/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import type { Decision } from './domain/transition.ts';
import type { CaseRecord } from './store/cases.ts';

/** Something that must hold before a case is filed or closed; modules add their own when they open. */
export interface Condition {
  /** `<module>.<what>`. */
  readonly code: string;
  /** Asked before the act is written, under the row lock. @throws a refusal of the module's own that says what is missing */
  check(tx: Tx, file: CaseRecord, act: { readonly at: Date }): Promise<void>;
}

/** Conditions of one turn of a case's life. */
const createConditions = () => {
  const all = new Map<string, Condition>();
  return {
    add: (condition: Condition): void => void all.set(condition.code, condition),
    all: (): readonly Condition[] => [...all.values()],
  };
};

/** What must hold before a case is filed, and before it is closed. */
export const createTurningPoints = () => {
  const [filing, closing] = [createConditions(), createConditions()];
  return {
    filing,
    closing,
    /** Asks what an act that has been decided must not pass over. */
    hold: async (tx: Tx, file: CaseRecord, action: CaseAction, { to }: Decision, at: Date): Promise<void> => {
      const asked = action === 'file' ? filing.all() : to === 'closed' ? closing.all() : [];
      for (const condition of asked) await condition.check(tx, file, { at });
    },
  };
};
export type TurningPoints = ReturnType<typeof createTurningPoints>;
