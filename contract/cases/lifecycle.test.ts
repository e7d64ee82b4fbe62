import { describe, expect, test } from 'vitest';
import { permissionsOf } from '#kernel/permissions.ts';
import { type Role, roles } from '../accounts/roles.ts';
import {
  actions,
  type CaseAction,
  type CaseState,
  cell as cellFor,
  isPaused,
  lifecycle,
  openStates,
  reachOf,
  states,
  stepOf,
} from './lifecycle.ts';
import { shippedTypes } from './shipped-types.ts';
import { lifecycleOf } from './type-life.ts';
import { problemsOfType } from './type-problems.ts';

/**
 * The case loop as the field describes it (report → verify → file → dispatch → accept or return → handle → answer → check → call-back →
 * close → archive; reject, withdraw, shelve, rework, reopen beside it), one line per act: where from | where to | who.
 * Written from the description, independently of the table under test.
 */
const OPEN = 'reported verified filed dispatched handling answered checked called_back shelved waiting';
const loop = `
verify     | reported                           | verified    | grid_worker clerk dispatcher
file       | verified                           | filed       | clerk dispatcher
reject     | reported verified filed            | rejected    | clerk dispatcher
withdraw   | reported verified filed dispatched | withdrawn   | resident
dispatch   | filed                              | dispatched  | clerk dispatcher supervisor
recall     | dispatched handling                | filed       | clerk dispatcher supervisor
accept     | dispatched                         | handling    | handler grid_worker
return     | dispatched                         | filed       | handler grid_worker
progress   | handling                           | same        | handler grid_worker
answer     | handling                           | answered    | handler grid_worker
check      | answered                           | checked     | grid_worker clerk dispatcher
rework     | answered called_back               | handling    | grid_worker clerk dispatcher supervisor
call_back  | checked                            | called_back | resident clerk dispatcher
close      | called_back                        | closed      | dispatcher supervisor
reopen     | closed                             | dispatched  | resident dispatcher supervisor
reopen     | rejected                           | reported    | resident clerk dispatcher supervisor
archive    | closed rejected withdrawn merged   | archived    | dispatcher supervisor
shelve     | filed dispatched handling          | shelved     | dispatcher supervisor
wait       | reported                           | waiting     | grid_worker clerk dispatcher
wait       | verified                           | waiting     | clerk dispatcher
wait       | handling                           | waiting     | handler grid_worker
resume     | shelved                            | previous    | dispatcher supervisor
resume     | waiting                            | previous    | handler grid_worker clerk dispatcher
merge      | reported verified filed dispatched handling | merged | clerk dispatcher
unmerge    | merged                             | previous    | clerk dispatcher
supervise  | ${OPEN} | same | dispatcher supervisor
supplement | ${OPEN.replace(' waiting', '')} | same | resident
supplement | waiting | previous | resident`;

const cell = (state: CaseState, action: CaseAction, role: Role) =>
  cellFor(state, action, role === 'resident' ? 'reporter' : permissionsOf(role));

/** Cells of some lines; those of a later line take the place of earlier ones of the same act and state. */
const cellsOf = (...texts: string[]): Map<string, string> => {
  const found = new Map<string, string>();
  for (const line of texts.flatMap((text) => text.trim().split('\n'))) {
    const [action = '', from = '', to = '', who = ''] = line.split('|').map((part) => part.trim());
    for (const state of from.split(' ')) {
      for (const role of roles) found.delete(`${state} ${action} ${role}`);
      for (const role of who.split(' ')) found.set(`${state} ${action} ${role}`, to);
    }
  }
  return found;
};
const expected = cellsOf(loop);

/** What each shipped type does otherwise than the loop, from what it is for. */
const atOnce = `
answer     | reported verified filed            | answered    | clerk dispatcher
settle     | reported verified filed            | closed      | clerk dispatcher
close      | answered                           | closed      | grid_worker clerk dispatcher supervisor
rework     | answered called_back               | filed       | grid_worker clerk dispatcher supervisor
reopen     | closed                             | filed       | resident dispatcher supervisor`;
/** Taken on by somebody whom nobody sent, and given back; said to be done by whoever asked. */
const takenOn = 'call_back  | answered checked                   | called_back | resident clerk dispatcher';
/** Booked with one company at its price: it serves or refuses, nobody sends another; whoever booked cancels until it is done, and says how it was. */
const booked = `
reject     | dispatched handling                | rejected    | handler grid_worker
return     | dispatched                         |             |
recall     | dispatched handling                |             |
withdraw   | handling                           | withdrawn   | resident
${takenOn}`;
const onTheSpot = 'close | checked | closed | dispatcher supervisor';
const otherwise: Record<string, string> = {
  enquiry: atOnce,
  suggestion: atOnce,
  order: takenOn,
  wish: takenOn,
  home_service: booked,
  component: onTheSpot,
  event: onTheSpot,
  application: `
wait       | dispatched                         | waiting     | handler grid_worker
reject     | dispatched                         | rejected    | handler grid_worker
close      | checked                            | closed      | clerk dispatcher supervisor`,
  rectification: 'close | checked | closed | clerk dispatcher supervisor',
  resolution: 'close | checked | closed | clerk dispatcher supervisor',
};

describe.each(shippedTypes())('the type $code', (type) => {
  const own = otherwise[type.code];
  const lines = own === undefined ? expected : cellsOf(loop, own);
  const life = lifecycleOf(type);

  test('every state × action × role is as described', () => {
    const wrong = states.flatMap((s) =>
      actions.flatMap((a) =>
        roles.flatMap((r) => {
          const target = cellFor(s, a, r === 'resident' ? 'reporter' : permissionsOf(r), life);
          return target === (lines.get(`${s} ${a} ${r}`) ?? null) ? [] : [`${s} ${a} ${r}: ${target}`];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('holds what the validator asks', () => expect(problemsOfType(type, '')).toEqual([]));
});

describe('every state × action × role', () => {
  const cells = states.flatMap((s) => actions.flatMap((a) => roles.map((r) => [s, a, r] as [CaseState, CaseAction, Role])));

  test('the table has 15 × 27 × 9 cells', () => {
    expect(cells).toHaveLength(3645);
  });

  test.each(states)('from %s', (state) => {
    const wrong = cells.filter(([s, a, r]) => s === state && cell(s, a, r) !== (expected.get(`${s} ${a} ${r}`) ?? null));
    expect(wrong).toEqual([]);
  });

  test('every line of the description names a cell of the table', () => {
    const known = new Set(cells.map((c) => c.join(' ')));
    expect([...expected.keys()].filter((key) => !known.has(key))).toEqual([]);
  });

  test('administrators take no act on a case', () => {
    expect(cells.filter(([s, a, r]) => r.endsWith('_admin') && cell(s, a, r) !== null)).toEqual([]);
  });

  test('an archived case takes no act at all', () => {
    expect(cells.filter(([s, a, r]) => s === 'archived' && cell(s, a, r) !== null)).toEqual([]);
  });
});

test('handling is the organisation’s, every other act of a post the area’s', () => {
  for (const action of actions) {
    const byOrganisation = ['accept', 'return', 'progress', 'answer'].includes(action);
    const asks = action === 'wait' || action === 'resume';
    // who verifies, files or handles may ask the reporter, and go on: each where the own permission reaches
    for (const state of states)
      for (const permission of lifecycle[state][action]?.by ?? [])
        expect(reachOf(permission)).toBe(byOrganisation || (asks && permission === 'cases.handle') ? 'organisation' : 'area');
  }
});

test('whoever takes a matter on claims orders and wishes, works on them and hands them back, and nothing else of any type', () => {
  const moves = shippedTypes().flatMap((type) =>
    states.flatMap((s) =>
      actions.flatMap((a) => {
        const to = cellFor(s, a, 'taker', lifecycleOf(type));
        return to === null ? [] : [`${type.code} ${s} ${a} ${to}`];
      }),
    ),
  );
  const taken = ['dispatched claim handling', 'handling progress same', 'handling answer answered', 'handling hand_back dispatched'];
  expect(moves.sort()).toEqual(['order', 'wish'].flatMap((code) => taken.map((move) => `${code} ${move}`)).sort());
});

test('open states are those somebody still has to act in, and every state stands in one of the six steps', () => {
  expect([...openStates].sort()).toEqual(OPEN.split(' ').sort());
  expect(states.map((s) => `${s} ${stepOf[s]}`)).toEqual([
    'reported report',
    'verified file',
    'filed file',
    'dispatched assign',
    'handling act',
    'answered feed_back',
    'checked feed_back',
    'called_back feed_back',
    'closed archive',
    'archived archive',
    'rejected file',
    'withdrawn report',
    'shelved act',
    'waiting act',
    'merged file',
  ]);
});

test('every state can be reached from the report, and from every open state the loop can be left', () => {
  const next = (s: CaseState): CaseState[] =>
    actions.flatMap((a) =>
      roles.flatMap((r) => {
        const t = cell(s, a, r);
        return t === null || t === 'same' || t === 'previous' ? [] : [t];
      }),
    );
  const reach = (from: CaseState): Set<CaseState> => {
    const seen = new Set<CaseState>([from]);
    for (const s of seen) for (const t of next(s)) seen.add(t);
    return seen;
  };
  expect([...reach('reported')].sort()).toEqual([...states].sort());
  // a case that pauses goes back to where it was, which is one of those checked here
  for (const s of openStates) if (!isPaused(s)) expect(reach(s)).toContain('archived');
});
