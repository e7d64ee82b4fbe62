import * as api from '#contract/points/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { earnIn, openTestActs, somebody } from './rules.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    openTestActs(d.process);
    const facts = { title: '积分预算', payer: '街道办事处', ceiling: 1000 };
    const budget = await send('supervisor', api.openBudget, [], { area: d.code, ...facts, points: 10, reason: '年初预算' });
    await send('supervisor', api.topUp, [budget.id], { points: 10, payer: facts.payer, reason: '追加' });
    await send('supervisor', api.changeBudget, [budget.id], { ...facts, version: 1, closed: false, reason: '换了名称' });
    const act = { act: 'tests.report', kind: 'hazard', quantity: 1, on: dayOf(d, 0), reason: '停电未登记' };
    await send('supervisor', api.lookAtPoints, [await somebody(d)], { reason: '异议核对' });
    const entry = await send('clerk', api.enterByHand, [], { personId: await somebody(d), area: `${d.code}001001`, ...act });
    await send('dispatcher', api.decideByHand, [entry.id], { confirm: true, reason: null });
    const accountId = d.people.neighbour.id;
    const [known] = await d.asOwner<{ id: string }>('select id from persons where account_id = $1', [accountId]);
    const person = known?.id ?? (await somebody(d, { accountId }));
    await earnIn(d, person, { act: 'tests.report', kind: 'hazard', quantity: 1 });
    const [own] = (await (await d.as('neighbour')).get('/api/my/points/acts')).body.items;
    await send('neighbour', api.objectToEarned, [own.id], { words: '少记了一次' });
    const [objection] = (await (await d.as('supervisor')).get('/api/points/objections')).body.items;
    await send('supervisor', api.decidePointsObjection, [objection.id], { upheld: true, takeBack: false, answer: '已核实' });
  },
  elsewhere: ['checkOddity'],
  stays: ['objectToEarned'],
} satisfies Repeats;
