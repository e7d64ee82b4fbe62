import type { Permission } from '../kernel/permissions.ts';
import { type CaseAction, type Lifecycle, lifecycle as standard } from './lifecycle.ts';
import { type CaseState, openStates, stageOf, states } from './states.ts';
import type { CaseType } from './types.ts';

/** The moves of a type as the rules read them. */
export const lifecycleOf = ({ life }: Pick<CaseType, 'life'>): Lifecycle =>
  Object.fromEntries(states.map((state) => [state, life[state]?.moves ?? {}])) as unknown as Lifecycle;

/** Why no clock runs in a pause: it ends by itself. */
const pause = '到期自动恢复';

/** The standard life of a case, written as that of a type. */
export const standardLife = (): CaseType['life'] =>
  Object.fromEntries(
    states.map((state) => {
      const open = (openStates as readonly CaseState[]).includes(state);
      const clock = stageOf[state] !== undefined;
      const moves = Object.entries(standard[state]).map(([action, { to, by, reporter }]) => [action, { to, by: [...by], reporter }]);
      return [state, { clock, why: open && !clock ? pause : null, moves: Object.fromEntries(moves) }];
    }),
  );

/** Opens moves that are there already to whoever takes the matter on. */
export const alsoTaker = (life: CaseType['life'], state: CaseState, ...of: CaseAction[]): void => {
  for (const action of of) {
    const move = life[state]?.moves[action];
    if (move) move.taker = true;
  }
};

/** A life with one more move, made where it stands. */
export const withMove = (
  life: CaseType['life'],
  state: CaseState,
  action: CaseAction,
  move: { to: CaseState; by: Permission[]; reporter?: boolean; taker?: boolean },
): void => {
  const at = life[state];
  if (at) at.moves[action] = { reporter: false, ...move };
};
