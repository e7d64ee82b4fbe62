import { v7 } from 'uuid';
import * as households from '#contract/households/api.ts';
import * as api from '#contract/visits/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { actNow, planBody } from './bodies.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // whoever made a visit sees it; what came of a follow-up is said to nobody
  stays: ['recordVisit'],
  saysNothing: ['settleFollowUp'],
  take: async (d, send) => {
    const areaCode = d.area('001001001').code;
    const building = await send('clerk', households.createBuilding, [], {
      areaCode,
      name: '走访苑1栋',
      floors: 6,
      built: 1998,
      point: null,
      note: null,
    });
    const rooms = { unit: '', room: '301', floor: null, floorArea: null, use: 'dwelling', occupancy: 'owner', people: 3 };
    const household = await send('clerk', households.createHousehold, [building.id], {
      ...rooms,
      contactId: null,
      registeredOn: null,
      note: null,
    });
    const { id: _, ...body } = planBody(d, { from: dayOf(d, 0), until: dayOf(d, 20), title: '重复走访' });
    const plan = await send('clerk', api.makePlan, [], body);
    await send('clerk', api.assignHouseholds, [plan.id], { way: 'hand', householdIds: [household.id], visitorId: d.people.grid_worker.id });
    await send('clerk', api.changePlan, [plan.id], {
      version: 1,
      title: '重复走访',
      risk: 'high',
      until: dayOf(d, 21),
      rhythm: null,
      leadId: d.people.clerk.id,
      content: plan.content,
    });
    const stop = (await (await d.as('grid_worker')).get(`/api/visits/mine/${household.id}`)).body;
    const [served] = stop.plans;
    await send('grid_worker', api.lookAtHousehold, [served.assignmentId], { reason: '上门前核对' });
    const visit = await send('grid_worker', api.recordVisit, [], {
      act: actNow(d),
      served: [{ assignmentId: served.assignmentId, version: served.version }],
      result: 'moved',
      minutes: 10,
    });
    await send('clerk', api.lookAtVisit, [visit.id], { reason: '核对结果' });
    const { items } = (await (await d.as('clerk')).get('/api/visits/follow-ups')).body;
    await send('clerk', api.settleFollowUp, [items[0].id], { outcome: 'stays' });
    const { id: __, ...other } = planBody(d, { from: dayOf(d, 0), until: dayOf(d, 20), title: '重复走访二' });
    const second = await send('clerk', api.makePlan, [], other);
    const given = { way: 'hand', householdIds: [household.id], visitorId: d.people.grid_worker.id };
    await (await d.as('clerk')).post(`/api/visits/plans/${second.id}/assignments`, { id: v7(), ...given });
    await send('clerk', api.reassign, [second.id], {
      fromVisitorId: d.people.grid_worker.id,
      visitorId: d.people.clerk.id,
      reason: '调班',
    });
    await send('clerk', api.renewAssignments, [second.id], { assignmentIds: [served.assignmentId], until: dayOf(d, 10), reason: '延期' });
    await send('clerk', api.endPlan, [second.id], { reason: '任务完成' });
  },
} satisfies Repeats;
