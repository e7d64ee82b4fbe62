import type { z } from 'zod';
import type { Permission } from '../../kernel/permissions.ts';
import type { CaseState } from '../states.ts';
import type { Shapes } from './shapes.ts';

/** Where an action leads: a state, `same` (the act is recorded, the state stays) or `previous` (back to where a pause began). */
export type Target = CaseState | 'same' | 'previous';

/** One action in one state: where it leads and who may take it. */
export interface Move {
  readonly to: Target;
  /** A post with any of these takes it; handling counts in the organisation that has the case, everything else in its area. */
  readonly by: readonly Permission[];
  /** Whether the reporter may. */
  readonly reporter: boolean;
  /** Whether whoever takes the matter on may: a person the desk has not sent, who claims it and does it. */
  readonly taker?: boolean | undefined;
}

interface Given<F> {
  readonly by: readonly Permission[];
  readonly reporter?: true;
  /** Whether nobody but whoever takes the matter on takes it by hand. */
  readonly taker?: true;
  /** Where it stands in the standard life of a case, and where it leads from there; `by` where that differs. */
  readonly from: Readonly<Partial<Record<CaseState, Target | { readonly to: Target; readonly by: readonly Permission[] }>>>;
  /** Where else a case type may let it stand. */
  readonly stands?: readonly CaseState[];
  /** Where a case type may let it lead, if elsewhere than in the standard life. */
  readonly leads?: readonly CaseState[];
  /** Whether it gives the case to an organisation, or takes it back from the one that has it. */
  readonly organisation?: 'given' | 'taken';
  /** What it carries besides id and version. The shapes are handed in: screens read the rules without a schema library. */
  readonly fields: (s: Shapes) => F;
}

/** An action of the catalogue: what a case type may let somebody do, with an effect that is code. */
export interface Action<A extends string, F> extends Pick<Given<F>, 'stands' | 'leads' | 'organisation' | 'taker'> {
  readonly action: A;
  readonly by: readonly Permission[];
  readonly reporter: boolean;
  readonly from: Readonly<Partial<Record<CaseState, Move>>>;
  readonly fields: (s: Shapes) => F;
}

/** Describes an action of the catalogue; its effect stands under the same name in the server's `effects`. */
export const defineAction = <const A extends string, F extends z.core.$ZodLooseShape>(
  action: A,
  { by, reporter = false as boolean as true, from, ...rest }: Given<F>,
): Action<A, F> => ({
  action,
  by,
  reporter,
  from: Object.fromEntries(
    Object.entries(from).map(([state, step]) => [state, typeof step === 'string' ? { to: step, by, reporter } : { ...step, reporter }]),
  ),
  ...rest,
});
