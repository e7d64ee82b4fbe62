import * as api from '#contract/enrolment/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // what somebody does for themselves needs no post
  stays: ['enrol'],
  // records are made by the clock: in records.test.ts
  elsewhere: ['contestServiceRecord', 'settleServiceRecord'],
  take: async (d, send) => {
    const area = d.area('001001');
    const code = await send('clerk', api.makeEnrolmentCode, [], { areaCode: area.code });
    await send('resident', api.enrol, [], { token: code.path.split('/enrol/')[1], name: '木报到', skills: ['law'] });
    const group = await send('clerk', api.addEnrolmentGroup, [], { areaCode: area.code, name: '助老小组' });
    await send('clerk', api.changeEnrolmentGroup, [group.id], { name: '敬老小组', buildingIds: [] });
    const person = { name: '段报到', phone: null, partyMember: true };
    const member = await send('clerk', api.enrolAtCounter, [], { areaCode: area.code, person, unit: { name: '市第一中学' } });
    const changed = await send('clerk', api.changeEnrolment, [member.id], { version: member.version, unit: null, skills: ['repair'] });
    const joined = await send('clerk', api.joinEnrolmentGroup, [member.id], { version: changed.version, groupId: group.id });
    await send('clerk', api.actOnEnrolment, [member.id], { version: joined.version, act: 'confirm' });
    const contact = { name: '和联络', phone: '13912349001', partyMember: true };
    const { department, office } = d.organisations;
    const left = await send('clerk', api.enrolUnit, [], { unitId: department, areaCode: area.code, contact });
    await send('clerk', api.endEnrolledUnit, [left.id], { version: left.version });
    const unit = await send('clerk', api.enrolUnit, [], { unitId: office, areaCode: area.code, contact });
    await send('clerk', api.changeEnrolledUnit, [unit.id], { version: unit.version, contact, serviceDay: '每月第一个周六' });
    await send('clerk', api.writeUnitPaper, [office], { title: '共建通报', body: '感谢支持。' });
    await send('clerk', api.appraiseUnit, [office], { year: 2024, word: 'good', text: '协议事项按期完成。' });
  },
} satisfies Repeats;
