import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from './actions/index.ts';
import { type CaseAction, type CaseState, endedStates, goesBack, openStates, reachOf, states } from './lifecycle.ts';
import { permissions } from './permissions.ts';
import { shippedTypes } from './shipped-types.ts';
import { problemsOfType, typeProblems } from './type-problems.ts';
import { type CaseType, caseType, typeBook } from './types.ts';

type Life = CaseType['life'];
const complaint = (): CaseType => structuredClone(shippedTypes()[0] as CaseType);
/** The type with a change made to its life. */
const with_ = (change: (life: Life) => void, type = complaint()): CaseType => {
  change(type.life);
  return type;
};
const problems = (type: CaseType) => problemsOfType(type, 'types.0').map(({ code, data }) => [code, data['state'], data['action']]);

test('the shipped types are a book without a fault, and pass through their own form', () => {
  const book = { types: shippedTypes() };
  expect(typeBook.parse(book)).toEqual(book);
  expect(typeProblems(book)).toEqual([]);
  expect(book.types.map(({ code }) => code)).toHaveLength(16);
});

describe('a fault is named by type, state and action', () => {
  const faults: [string, (life: Life) => void, (string | undefined)[]][] = [
    ['a state nothing leads to', (life) => delete life.filed?.moves.dispatch, ['case.type_unreachable', 'dispatched', undefined]],
    ['a state nobody can leave', (life) => delete life.answered?.moves.check, ['case.type_turn', 'answered', undefined]],
    [
      'a state only the reporter can leave',
      (life) => {
        if (life.checked?.moves.call_back) life.checked.moves.call_back.by = [];
      },
      ['case.type_stuck', 'checked', undefined],
    ],
    [
      'an open state without a clock or a reason',
      (life) => {
        if (life.handling) life.handling.clock = false;
      },
      ['case.type_clock', 'handling', undefined],
    ],
    ['an end without archive', (life) => delete life.rejected?.moves.archive, ['case.type_not_archived', 'rejected', undefined]],
    [
      'something that leaves the archive',
      (life) => {
        if (life.archived) life.archived.moves.reopen = { to: 'dispatched', by: ['cases.reopen'], reporter: false };
      },
      ['case.type_leaves_end', 'archived', 'reopen'],
    ],
    [
      'an act where it has no meaning',
      (life) => {
        if (life.filed) life.filed.moves.archive = { to: 'archived', by: ['cases.archive'], reporter: false };
      },
      ['case.type_action_place', 'filed', 'archive'],
    ],
    [
      'an act that leads where its effect cannot',
      (life) => {
        if (life.verified?.moves.file) life.verified.moves.file.to = 'closed';
      },
      ['case.type_action_target', 'verified', 'file'],
    ],
    ['a target the type does not have', (life) => delete life.shelved, ['case.type_state_missing', 'filed', 'shelve']],
    [
      'a permission that does not exist',
      (life) => {
        if (life.filed?.moves.dispatch) life.filed.moves.dispatch.by = ['cases.fly'];
      },
      ['case.type_permission', 'filed', 'dispatch'],
    ],
    [
      'an act nobody may take',
      (life) => {
        if (life.filed?.moves.shelve) life.filed.moves.shelve.by = [];
      },
      ['case.type_nobody', 'filed', 'shelve'],
    ],
    [
      'handling where no organisation has the case',
      (life) => {
        if (life.rejected?.moves.reopen) life.rejected.moves.reopen.to = 'handling';
      },
      ['case.type_turn', 'handling', undefined],
    ],
    ['no archive at all', (life) => delete life.archived, ['case.type_state_needed', 'archived', undefined]],
  ];
  test.each(faults)('%s', (_, change, found) => expect(problems(with_(change))).toContainEqual(found));

  test('in a book: the code twice, the base type gone, at its place', () => {
    const types = shippedTypes();
    const twice = typeProblems({ types: [...types, types[3] as CaseType] });
    expect(twice).toMatchObject([{ at: 'types.16', code: 'case.type_twice', data: { type: { zh: '建议' } } }]);
    expect(typeProblems({ types: types.slice(1) })).toMatchObject([{ code: 'case.type_base' }]);
    expect(typeProblems({ types: [{ ...(types[0] as CaseType), retired: true }, ...types.slice(1)] })).toMatchObject([
      { code: 'case.type_base' },
    ]);
  });

  test('an extra question that hangs on none, by type and question', () => {
    const title = (zh: string) => ({ title: { zh, en: null } });
    const questions = {
      type: 'object' as const,
      properties: {
        q1: { type: 'boolean' as const, words: title('有人受伤吗') },
        q2: { type: 'string' as const, words: title('伤在哪里'), when: { question: 'q9', is: [true] } },
      },
      order: ['q1', 'q2'],
      required: ['q1'],
    };
    expect(problemsOfType({ ...complaint(), questions }, 'types.0')).toEqual([
      {
        at: 'types.0.questions',
        code: 'case.type_questions',
        data: expect.objectContaining({
          type: { zh: '投诉', en: 'Complaint' },
          title: { zh: '伤在哪里', en: null },
          problem: 'when_unknown',
        }),
      },
    ]);
    questions.properties.q2.when.question = 'q1';
    expect(problemsOfType({ ...complaint(), questions }, 'types.0')).toEqual([]);
    expect(caseType.parse({ ...complaint(), questions }).questions).toEqual(questions);
  });

  test('a limit of 0 does not pass the form of a type', () => {
    expect(caseType.safeParse({ ...complaint(), limits: { handle: { n: 0, unit: 'working_days' } } }).success).toBe(false);
  });
});

/*
 * Random types: some shipped one with moves taken away, turned and added at random, within what effects allow. What the validator lets pass
 * is walked through by an oracle that knows only the words of the rules.
 */
const casePermissions = Object.keys(permissions);
const anyMove = fc.constantFrom(...catalogue).chain((one) =>
  fc.record({
    state: fc.constantFrom(...states),
    action: fc.constant(one.action as CaseAction),
    to: fc.constantFrom('same' as const, 'previous' as const, ...states),
    by: fc.subarray(casePermissions, { maxLength: 2 }),
    reporter: fc.boolean(),
  }),
);
const anyType = fc
  .record({
    type: fc.nat(12),
    gone: fc.array(fc.record({ state: fc.constantFrom(...states), action: fc.constantFrom(...catalogue.map(({ action }) => action)) }), {
      maxLength: 3,
    }),
    states: fc.subarray([...states], { maxLength: 2 }),
    more: fc.array(anyMove, { maxLength: 3 }),
  })
  .map(({ type, gone, states: without, more }) =>
    with_(
      (life) => {
        for (const { state, action } of gone) delete life[state]?.moves[action];
        for (const state of without) delete life[state];
        for (const { state, action, ...move } of more) if (life[state]) life[state].moves[action] = move;
      },
      structuredClone(shippedTypes()[type] as CaseType),
    ),
  );

interface Stand {
  state: CaseState;
  given: boolean;
  back: CaseState | null;
}
const moves = (type: CaseType, { state }: Stand) =>
  Object.entries(type.life[state]?.moves ?? {}) as [CaseAction, NonNullable<NonNullable<Life[CaseState]>['moves'][CaseAction]>][];
const after = (stand: Stand, action: CaseAction, to: string): Stand => {
  const state = to === 'same' ? stand.state : to === 'previous' ? (stand.back as CaseState) : (to as CaseState);
  const given = action === 'dispatch' ? true : action === 'recall' || action === 'return' ? false : stand.given;
  return { state, given, back: state === stand.state ? stand.back : goesBack(state) ? stand.state : null };
};

test('a type that passes never leaves a case where nobody can move it on, nor outside its states, nor out of the archive', () => {
  let passed = 0;
  fc.assert(
    fc.property(anyType, fc.infiniteStream(fc.nat()), (type, draws) => {
      if (problemsOfType(type, '').length > 0) return;
      passed++;
      let stand: Stand = { state: 'reported', given: false, back: null };
      for (let n = 0; n < 60; n++) {
        const possible = moves(type, stand).filter(
          ([, { by, reporter }]) => reporter || by.some((p) => reachOf(p as never) === 'area' || stand.given),
        );
        if (stand.state === 'archived') {
          expect(possible).toEqual([]);
          return;
        }
        if ((openStates as readonly string[]).includes(stand.state)) {
          const carries = possible.filter(
            ([, { to, by }]) => to !== 'same' && by.some((p) => reachOf(p as never) === 'area' || stand.given),
          );
          expect(carries, stand.state).not.toEqual([]);
        }
        if (endedStates.includes(stand.state)) expect(possible.map(([action]) => action)).toContain('archive');
        const [action, { to }] = possible[(draws.next().value as number) % possible.length] as (typeof possible)[number];
        stand = after(stand, action, to);
        expect(type.life[stand.state], stand.state).toBeDefined();
      }
    }),
    { numRuns: 3000 },
  );
  // the random types are not all refused
  expect(passed).toBeGreaterThan(100);
});

test('whatever breaks a shipped type at one place is refused', () => {
  const breaks = fc.record({ type: fc.nat(12), state: fc.constantFrom(...states.filter((state) => state !== 'archived')) });
  fc.assert(
    fc.property(breaks, ({ type, state }) => {
      const whole = shippedTypes()[type] as CaseType;
      const shut = with_((life) => {
        for (const [action, move] of moves({ ...whole, life }, { state, given: true, back: null }))
          if (move.to !== 'same') delete life[state]?.moves[action];
      }, structuredClone(whole));
      expect(problemsOfType(shut, '').map(({ data }) => data['state'])).toContain(state);
    }),
  );
});
