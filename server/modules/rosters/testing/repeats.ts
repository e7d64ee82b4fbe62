import * as api from '#contract/rosters/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { dutySlot } from './slots.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const facts = { name: '柳岸社区值班', organisationId: null, areaId: d.area('001001').id, confirms: true };
    const [clerk, worker] = [d.people.clerk.id, d.people.grid_worker.id];
    const made = await send('clerk', api.createRoster, [], { ...facts, slots: [dutySlot({ turn: [clerk, worker] })] });
    const passing = await send('clerk', api.createRoster, [], { ...facts, name: '临时值班', slots: [dutySlot()] });
    const changed = await send('clerk', api.changeRoster, [passing.id], { ...facts, slots: [dutySlot()], version: passing.version });
    await send('clerk', api.endRoster, [passing.id], { version: changed.version, reason: '不再需要' });
    await send('clerk', api.fillRoster, [made.id], { from: dayOf(d, 1), to: dayOf(d, 2) });
    const assigned = await send('clerk', api.assignShift, [made.id], { slot: 'day', day: dayOf(d, 3), accountId: worker });
    const shiftOf = (n: number): { id: string; person: { accountId: string } } => assigned.days[n].slots[0].shifts[0];
    const own = [1, 2].map(shiftOf).find(({ person }) => person.accountId === clerk);
    const swap = await send('clerk', api.askSwap, [own?.id ?? ''], { of: worker, inReturn: shiftOf(3).id, reason: '家里有事' });
    await send('clerk', api.decideSwap, [swap.id], { decision: 'withdraw' });
    const note = await send('clerk', api.writeHandover, [made.id], { text: '三号楼水管已关，等维修' });
    await send('clerk', api.readHandover, [note.id], {});
    await send('clerk', api.removeShift, [shiftOf(3).id], {});
  },
  saysNothing: ['readHandover'],
} satisfies Repeats;
