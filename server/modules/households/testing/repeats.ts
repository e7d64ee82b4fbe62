import * as api from '#contract/households/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // imports begin with a file: acts on them are in imports.test.ts; who looks after a household is tied to it: mine.test.ts
  elsewhere: ['applyHouseholdImport', 'decideDoubts', 'discardHouseholdImport', 'contactHousehold'],
  // that a register was called complete says nothing
  saysNothing: ['setRegisterComplete'],
  take: async (d, send) => {
    const areaCode = d.area('001001001').code;
    const facts = { areaCode, floors: 6, built: 1998, point: null, note: null };
    const building = await send('clerk', api.createBuilding, [], { ...facts, name: '柳岸苑1栋' });
    await send('clerk', api.changeBuilding, [building.id], { ...facts, name: '柳岸苑 1 栋', version: 1 });
    const person = { name: '和顺', phone: null, partyMember: true };
    const headed = await send('clerk', api.appointHead, [building.id], { unit: '', person, validFrom: dayOf(d, 0) });
    await send('clerk', api.endHead, [headed.posts[0].id], { on: dayOf(d, 0) });
    const rooms = { unit: '1单元', room: '301', floor: null, floorArea: 89.5, use: 'dwelling', occupancy: 'owner', people: 3 };
    const more = { contactId: null, registeredOn: null, note: null };
    const household = await send('clerk', api.createHousehold, [building.id], { ...rooms, ...more });
    await send('clerk', api.changeHousehold, [household.id], { ...rooms, ...more, occupancy: 'let', version: 1 });
    const member = { name: '木兰', phone: null, partyMember: false };
    const kept = await send('clerk', api.addMember, [household.id], { person: member, relation: 'head' });
    await send('clerk', api.endMember, [kept.members[0].id], { on: dayOf(d, 0) });
    await send('clerk', api.setRegisterComplete, [areaCode], { complete: false });
    await send('clerk', api.endHousehold, [household.id], { version: 2, on: dayOf(d, 0), reason: '拆除' });
    await send('clerk', api.endBuilding, [building.id], { version: 2, on: dayOf(d, 0), reason: '拆除' });
  },
} satisfies Repeats;
