import { problemsOfSchema, tellSchemaProblem } from '../kernel/form/check.ts';
import type { Permission } from '../kernel/permissions.ts';
import { actions, type CaseAction, catalogue } from './actions/index.ts';
import { reachOf, turnOf } from './lifecycle.ts';
import { permissions } from './permissions.ts';
import { formatsForReporters } from './questions.ts';
import { type CaseState, endedStates, goesBack, isPaused, openStates, stageOf, states } from './states.ts';
import { baseType, type CaseType, type TypeBook } from './types.ts';

type Fault =
  | 'twice'
  | 'state_needed'
  | 'state_missing'
  | 'unreachable'
  | 'leaves_end'
  | 'action_place'
  | 'action_target'
  | 'permission'
  | 'nobody'
  | 'stuck'
  | 'turn'
  | 'no_end'
  | 'clock'
  | 'clock_none'
  | 'not_archived'
  | 'questions'
  | 'base';

/** What keeps a type from being published; `at` is its place in the book, `data` names type, and state and action or the question. */
export interface TypeProblem {
  readonly at: string;
  readonly code: `case.type_${Fault}`;
  readonly data: Record<string, unknown>;
}

type Place = 'open' | 'paused' | 'aside' | 'ended' | 'end';
const placeOf = (state: CaseState): Place =>
  isPaused(state)
    ? 'paused'
    : goesBack(state)
      ? 'aside'
      : (openStates as readonly CaseState[]).includes(state)
        ? 'open'
        : endedStates.includes(state)
          ? 'ended'
          : 'end';

const known = new Map(catalogue.map((one) => [one.action, one]));
/** Where an action may lead in any type. */
export const targetsOf = (action: CaseAction): ReadonlySet<string> => {
  const one = known.get(action);
  return new Set([...Object.values(one?.from ?? {}).map(({ to }) => to), ...(one?.leads ?? [])]);
};
/** In what kind of state an action may stand in any type. */
const placesOf = (action: CaseAction): ReadonlySet<Place> => {
  const { from = {}, stands = [] } = known.get(action) ?? {};
  return new Set([...(Object.keys(from) as CaseState[]), ...stands].map(placeOf));
};
/** The actions that may stand in a state of any type. */
export const actionsIn = (state: CaseState): CaseAction[] => actions.filter((action) => placesOf(action).has(placeOf(state)));

/** Whether somebody takes an action by hand, or it follows from something else. */
const isTakenByHand = (action: CaseAction): boolean => {
  const one = known.get(action);
  return one !== undefined && (one.by.length > 0 || one.reporter || one.taker === true);
};

type Move = NonNullable<NonNullable<CaseType['life'][CaseState]>['moves'][CaseAction]>;
const movesOf = ({ life }: CaseType, state: CaseState): [CaseAction, Move][] =>
  Object.entries(life[state]?.moves ?? {}) as [CaseAction, Move][];

/** How a case may stand: its state, whether an organisation has it, and where it goes back to after a pause. */
interface Stand {
  readonly state: CaseState;
  readonly given: boolean;
  readonly back: CaseState | null;
}
interface Reached extends Stand {
  /** Where it may go from there. */
  readonly next: Reached[];
  ends: boolean;
}

/** Every way a case of the type may stand, from the report on, and whether the archive can be reached from there. */
const standsOf = (type: CaseType): Reached[] => {
  const found = new Map<string, Reached>();
  const reach = (stand: Stand): Reached => {
    const key = `${stand.state} ${stand.given} ${stand.back}`;
    const one = found.get(key) ?? { ...stand, next: [], ends: stand.state === 'archived' };
    found.set(key, one);
    return one;
  };
  reach({ state: 'reported', given: false, back: null });
  for (const stand of found.values())
    for (const [action, { to }] of movesOf(type, stand.state)) {
      const target = to === 'previous' ? stand.back : to;
      if (target === null || target === 'same' || !type.life[target]) continue;
      const organisation = known.get(action)?.organisation;
      const given = organisation === undefined ? stand.given : organisation === 'given';
      stand.next.push(reach({ state: target, given, back: goesBack(target) ? stand.state : null }));
    }
  const all = [...found.values()];
  for (let more = true; more; ) {
    const late = all.filter(({ ends, next }) => !ends && next.some((one) => one.ends));
    for (const one of late) one.ends = true;
    more = late.length > 0;
  }
  return all;
};

/** Whether a post with a permission could act where the case stands so: handling asks for an organisation that has it. */
const reaches = (permission: string, { given }: Stand): boolean => reachOf(permission as Permission) === 'area' || given;

const problemsOfMoves = (type: CaseType, say: (code: TypeProblem['code'], data: object) => void): void => {
  for (const state of states) {
    for (const [action, { to, by, reporter, taker }] of movesOf(type, state)) {
      const of = { state, action, to };
      if (!placesOf(action).has(placeOf(state))) say(placeOf(state) === 'end' ? 'case.type_leaves_end' : 'case.type_action_place', of);
      else if (!targetsOf(action).has(to)) say('case.type_action_target', of);
      else if (to !== 'same' && to !== 'previous' && !type.life[to]) say('case.type_state_missing', of);
      for (const permission of by) if (!(permission in permissions)) say('case.type_permission', { ...of, permission });
      if (by.length === 0 && !reporter && !taker && isTakenByHand(action)) say('case.type_nobody', of);
    }
  }
};

const problemsOfStates = (type: CaseType, say: (code: TypeProblem['code'], data: object) => void): void => {
  const stands = Map.groupBy(standsOf(type), ({ state }) => state);
  for (const state of states) {
    const used = type.life[state];
    if (!used) {
      if (state === 'reported' || state === 'archived') say('case.type_state_needed', { state });
      continue;
    }
    const place = placeOf(state);
    const reached = stands.get(state);
    if (!reached) {
      say('case.type_unreachable', { state });
      continue;
    }
    if (used.clock && stageOf[state] === undefined) say('case.type_clock_none', { state });
    if ((place === 'open' || place === 'paused') && !used.clock && !used.why) say('case.type_clock', { state });
    if (reached.some(({ ends }) => !ends)) say('case.type_no_end', { state });
    const leaving = movesOf(type, state).filter(([, { to }]) => to !== 'same');
    // the platform archives by itself what has ended
    if (place === 'ended' && used.moves.archive?.to !== 'archived') say('case.type_not_archived', { state });
    if (place !== 'open' && place !== 'paused') continue;
    const turn = turnOf(state);
    for (const stand of reached) {
      const by = leaving.flatMap(([, one]) => one.by).filter((permission) => reaches(permission, stand));
      if (by.length === 0) say('case.type_stuck', { state });
      // to-dos and notices go to whoever has the turn in a state, whatever the type
      else if (place === 'open' && turn !== null && !by.includes(turn))
        say('case.type_turn', { state, permission: turn.replace('cases.', '') });
      else continue;
      break;
    }
  }
};

/** What is wrong with a type by itself. */
export const problemsOfType = (type: CaseType, at: string): TypeProblem[] => {
  const problems: TypeProblem[] = [];
  const named = { type: { zh: type.name, en: type.nameEn } };
  const say = (code: TypeProblem['code'], data: object): void => {
    problems.push({ at, code, data: { ...named, ...data } });
  };
  problemsOfMoves(type, say);
  problemsOfStates(type, say);
  for (const problem of type.questions ? problemsOfSchema(type.questions, formatsForReporters) : [])
    problems.push({
      at: `${at}.questions`,
      code: 'case.type_questions',
      data: { ...tellSchemaProblem(type.questions, problem), ...named },
    });
  return problems;
};

/** What is wrong with a book of types; the place names the type. */
export const typeProblems = ({ types }: TypeBook): TypeProblem[] => {
  const seen = new Set<string>();
  const base = types.some(({ code, retired }) => code === baseType && !retired);
  const missing = base ? [] : [{ at: 'types', code: 'case.type_base' as const, data: {} }];
  const wrong = types.flatMap((type, i) => {
    const at = `types.${i}`;
    const twice = seen.has(type.code);
    seen.add(type.code);
    const data = { type: { zh: type.name, en: type.nameEn }, typeCode: type.code };
    return [...(twice ? [{ at, code: 'case.type_twice' as const, data }] : []), ...problemsOfType(type, at)];
  });
  return [...missing, ...wrong];
};
