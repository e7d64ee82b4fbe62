import * as api from '#contract/persons/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

export default {
  // what somebody asked for themselves needs no post
  stays: ['askForMyData'],
  // who withdraws must be on record: in requests.test.ts
  elsewhere: ['withdrawConsent'],
  take: async (d, send) => {
    const clerk = await d.as('clerk');
    // appointed by the repeats of organisations
    const [person] = (await clerk.get('/api/persons?q=木增寿')).body.items;
    await send('clerk', api.changePerson, [person.id], { version: 1, name: '木增喜', partyMember: true });
    await send('clerk', api.revealPerson, [person.id], { reason: '联系入户' });
    const areaId = d.area('001001001').id;
    const entered = await send('clerk', api.createPerson, [], { name: '段正淳', partyMember: false, areaId });
    const other = await send('clerk', api.createPerson, [], { name: '段正淳', partyMember: false, areaId });
    await send('clerk', api.recordConsent, [entered.id], { use: 'persons.register', given: true, on: '2025-01-01', how: '书面' });
    await send('clerk', api.decideDoubt, [], { keep: entered.id, other: other.id, same: false, reason: '年龄不同' });
    const file = await send('clerk', api.mergePersons, [entered.id], { other: other.id, reason: '同一人' });
    await send('clerk', api.undoMerge, [file.merges[0].id], { reason: '看错了' });
    await send('resident', api.askForMyData, [], { kind: 'export' });
    const asked = await send('clerk', api.askForPerson, [entered.id], { kind: 'erasure' });
    await send('supervisor', api.decideRequest, [asked.id], { grant: false, reason: '身份未核实' });
  },
} satisfies Repeats;
