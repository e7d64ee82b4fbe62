import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '#contract/accounts/roles.ts';
import { actions, type CaseAction, type CaseState, cell as cellFor, states } from '#contract/cases/lifecycle.ts';
import { permissionsOf } from '#kernel/permissions.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';

/*
 * Every cell of the table through the server: each role, standing where it stands best, tries every act in every state. What the table
 * says is compared with the description in contract/cases/lifecycle.test.ts; here the server is compared with the table.
 */
const cell = (state: CaseState, action: CaseAction, role: Role) =>
  cellFor(state, action, role === 'resident' ? 'reporter' : permissionsOf(role));

let d: District;
/** What merged cases join. */
let target: string;
beforeAll(async () => {
  d = await testDistrict();
  target = await d.caseIn('filed');
});
const more = (action: CaseAction) => (action === 'merge' ? { intoId: target } : {});
afterAll(() => d?.close());

interface Carried {
  id: string;
  /** Was ever given to the organisation of the handler, who from then on sees it. */
  involved: boolean;
  /** Where it was when it paused. */
  back?: CaseState;
}
const waiting = new Map<CaseState, Carried[]>();
/** The state before and the act that leads on, for cases that have to be carried along. */
const before: Partial<Record<CaseState, readonly [CaseState, Parameters<District['must']>[0], CaseAction]>> = {
  verified: ['reported', 'clerk', 'verify'],
  filed: ['verified', 'clerk', 'file'],
  dispatched: ['filed', 'dispatcher', 'dispatch'],
  handling: ['dispatched', 'handler', 'accept'],
  answered: ['handling', 'handler', 'answer'],
  checked: ['answered', 'clerk', 'check'],
  called_back: ['checked', 'resident', 'call_back'],
  closed: ['called_back', 'dispatcher', 'close'],
  archived: ['closed', 'dispatcher', 'archive'],
  rejected: ['reported', 'clerk', 'reject'],
  withdrawn: ['reported', 'resident', 'withdraw'],
  shelved: ['handling', 'dispatcher', 'shelve'],
  waiting: ['handling', 'handler', 'wait'],
  merged: ['filed', 'clerk', 'merge'],
};
const take = async (state: CaseState): Promise<Carried> => {
  const ready = waiting.get(state)?.pop();
  if (ready) return ready;
  const step = before[state];
  if (!step) return { id: await d.caseIn('reported'), involved: false };
  const carried = await take(step[0]);
  await d.must(step[1], carried.id, step[2], more(step[2]));
  return { ...carried, back: step[0], involved: carried.involved || step[2] === 'dispatch' };
};
const put = (state: CaseState, carried: Carried): void => {
  waiting.set(state, [...(waiting.get(state) ?? []), carried]);
};

describe.each(states)('in %s', (state) => {
  test.each(roles)('%s', async (role) => {
    const client = await d.as(role);
    let carried = await take(state);
    const administrator = role.endsWith('_admin');
    const seen = !administrator && (role !== 'handler' || carried.involved);
    const first = await client.get(`/api/cases/${carried.id}`);
    expect(first.status).toBe(seen ? 200 : 404);
    const offered: CaseAction[] = seen ? first.body.actions : [];
    const accepted: CaseAction[] = [];
    for (const action of actions) {
      const target = cell(state, action, role);
      const answer = await client.act(carried.id, action, more(action));
      if (answer.status === 200) {
        accepted.push(action);
        expect(target, `${role} may not ${action} in ${state}`).not.toBeNull();
        const to = target === 'same' ? state : target === 'previous' ? (carried.back ?? 'handling') : target;
        expect(answer.body.state).toBe(to);
        // who answered may not check, which is another rule than the table's
        if (!(role === 'grid_worker' && action === 'answer'))
          put(answer.body.state, target === 'same' ? carried : { ...carried, back: state });
        carried = await take(state);
        continue;
      }
      const code = !seen
        ? 'case.not_found'
        : cell(state, action, 'resident') === null && roles.every((r) => cell(state, action, r) === null)
          ? 'case.action_not_allowed'
          : 'session.forbidden';
      expect([action, answer.status, answer.body.error.code]).toEqual([
        action,
        { 'case.not_found': 404, 'case.action_not_allowed': 409, 'session.forbidden': 403 }[code],
        code,
      ]);
      expect(target === null || !seen, `${role} may ${action} in ${state}`).toBe(true);
    }
    expect(accepted).toEqual(offered);
    put(state, carried);
  });
});

test('refusals leave no trace: a case has exactly the events of the acts accepted', async () => {
  const id = await d.caseIn('filed');
  for (const role of roles) await (await d.as(role)).act(id, 'answer');
  expect((await (await d.as('resident')).see(id)).timeline.map((e) => e.action)).toEqual(['report', 'verify', 'file']);
});
