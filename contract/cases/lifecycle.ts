import type { Permission } from '../kernel/permissions.ts';
import type { Move, Target } from './actions/define.ts';
import { type CaseAction, catalogue } from './actions/index.ts';
import { type CaseState, naturalAct, states } from './states.ts';

export type { Move, Target } from './actions/define.ts';
export { actions, type CaseAction } from './actions/index.ts';
export * from './states.ts';

/** State → action → where it leads and who may. An action that is absent is not allowed in that state. */
export type Lifecycle = Readonly<Record<CaseState, Readonly<Partial<Record<CaseAction, Move>>>>>;

/**
 * The standard life of a case, as the actions of the catalogue say where they stand. The server refuses anything else with 409 and the
 * screens draw their buttons from it.
 */
export const lifecycle: Lifecycle = Object.fromEntries(
  states.map((state) => [
    state,
    Object.fromEntries(
      catalogue.flatMap((one) => {
        const move = one.from[state];
        return move ? [[one.action, move]] : [];
      }),
    ),
  ]),
) as Lifecycle;

/** As whom somebody takes an action: as the reporter, as whoever takes the matter on, or in a post with these permissions. */
export type Capacity = 'reporter' | 'taker' | ReadonlySet<Permission>;

/** The permissions of a capacity that open a move; empty where none does, and for the reporter. */
export const opening = (move: Move, as: ReadonlySet<Permission>): Permission[] => move.by.filter((permission) => as.has(permission));

/** Whether a move may be made in this capacity. */
export const mayTake = (move: Move | undefined, as: Capacity): boolean =>
  move !== undefined && (as === 'reporter' ? move.reporter : as === 'taker' ? move.taker === true : opening(move, as).length > 0);

/** What a permission asks a post to reach to count: the case's area, or – handling – the organisation that handles it. */
export const reachOf = (permission: Permission): 'area' | 'organisation' => (permission === 'cases.handle' ? 'organisation' : 'area');

/** One cell of the table: the target when `action` may be taken in `state` in this capacity, else null. */
export const cell = (state: CaseState, action: CaseAction, as: Capacity, of: Lifecycle = lifecycle): Target | null => {
  const move = of[state][action];
  return move !== undefined && mayTake(move, as) ? move.to : null;
};

/** The permission by which a post usually takes an action; null: no post does, only who reported. */
export const permissionOf = (action: CaseAction): Permission | null => catalogue.find((one) => one.action === action)?.by[0] ?? null;

/** The permission that gives somebody the turn in a state: that of the act which naturally carries it on. Null where nobody is waited for. */
export const turnOf = (state: CaseState): Permission | null => {
  const act = naturalAct[state];
  return act && permissionOf(act);
};
