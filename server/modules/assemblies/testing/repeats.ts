import * as api from '#contract/assemblies/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { idNumber, importRegister } from './register.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const facts = { name: '重复小区', areaCode: d.area('001001001').code };
    const estate = await send('clerk', api.createOwnerEstate, [], facts);
    const { name, phone } = d.people.neighbour;
    const row = (room: string, owner: string, tel: string | null, number: string | null) => [
      '1',
      '1',
      room,
      90,
      '住宅',
      '已售',
      owner,
      '自然人',
      null,
      tel,
      number,
      null,
    ];
    await importRegister(d, estate.id, [
      row('101', name, phone, idNumber(71)),
      row('102', '甲 业主', null, null),
      row('201', '甲业主', null, null),
      row('202', '丙业主', '13700990071', null),
    ]);
    const clerk = await d.as('clerk');
    const [doubt] = (await clerk.get(`/api/owner-estates/${estate.id}/doubts`)).body.items;
    const pairs = [{ firstId: doubt.first.holderId, secondId: doubt.second.holderId }];
    const same = { pairs, decision: 'same', reason: '核对证件' };
    await send('clerk', api.decideOwnerDoubts, [estate.id], same);
    await send('clerk', api.undoOwnerDoubts, [estate.id], { pairs });
    await send('clerk', api.decideOwnerDoubts, [estate.id], same);
    const { items: units } = (await clerk.get(`/api/owner-estates/${estate.id}/units`)).body;
    const unit = { area: 9_100, areaBasis: 'survey', use: 'flat', state: 'sold', reason: '按实测更正' };
    await send('clerk', api.changeOwnerUnit, [units[3].id], unit);
    await send('clerk', api.transferOwnerUnit, [units[3].id], { owners: [{ name: '丁业主' }], reason: '过户' });
    await send('neighbour', api.proveOwnership, [], { digits: idNumber(71).slice(-6) });
    const plan = (from: number) => ({
      title: '选聘物业',
      opensOn: dayOf(d, from),
      closesOn: dayOf(d, from + 9),
      items: [{ matter: 'manager', title: '选聘物业服务企业' }],
    });
    const prepared = await send('clerk', api.prepareAssembly, [], { estateId: estate.id, ...plan(20) });
    const changed = await send('clerk', api.changeAssembly, [prepared.id], { version: prepared.version, ...plan(16) });
    await send('clerk', api.noticeAssembly, [changed.id], {});
    await send('clerk', api.moveAssembly, [changed.id], { opensOn: dayOf(d, 18), closesOn: dayOf(d, 27), reason: '节假日' });
    const { items: entries } = (await clerk.get(`/api/assemblies/${changed.id}/entries`)).body;
    const serve = { keys: [entries[0].key], way: 'app', result: 'delivered', at: d.clock.now().toISOString() };
    await send('clerk', api.serveNotice, [changed.id], serve);
    const mine = (await (await d.as('neighbour')).get(`/api/my-assemblies/${changed.id}`)).body;
    await send('neighbour', api.takeMyBallot, [changed.id], { key: mine.entries[0].key });
    await send('clerk', api.callOffAssembly, [changed.id], { reason: '组织者换届' });
    await send('clerk', api.archiveAssembly, [changed.id], {});
  },
  // a result takes weeks: from the vote's end on they are tried in assemblies.test.ts
  elsewhere: ['publishResult', 'objectForOwner', 'reviewObjection', 'announceResult', 'objectToAssembly'],
  // whoever has proven to be an owner needs no post
  stays: ['proveOwnership', 'takeMyBallot'],
} satisfies Repeats;
