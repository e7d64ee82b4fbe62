import * as api from '#contract/organisations/api.ts';
import type { District } from '#tools/testing/district.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

const facts = {
  creditCode: null,
  address: null,
  phone: null,
  point: null,
  members: null,
  households: null,
  note: null,
  foundedOn: null,
};
const terms = (d: District, title: string) => ({
  title,
  signedOn: dayOf(d, -10),
  validFrom: dayOf(d, -10),
  validTo: dayOf(d, 300),
  remindDays: 30,
  promises: [{ text: '捐赠路灯', dueOn: null, responsible: { name: '木增福', phone: '13911110000', partyMember: true } }],
});

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const at = d.area('001001').id;
    const create = (name: string, kind = 'enterprise') =>
      send('clerk', api.createOrganisation, [], { ...facts, kind, name, areaId: at, parentId: null });
    const unit = await create('柳岸供电所');
    const body = await create('柳岸大党委', 'big_party_committee');
    const community = await create('柳岸居委会', 'community');
    const passing = await create('将撤销的单位');
    const changed = await send('clerk', api.changeOrganisation, [passing.id], {
      ...facts,
      name: '改过名的单位',
      version: 1,
    });
    const moved = await send('clerk', api.moveOrganisation, [passing.id], {
      version: changed.version,
      parentId: null,
      areaId: d.area('001001001').id,
    });
    const gone = await send('clerk', api.dissolveOrganisation, [passing.id], {
      version: moved.version,
      on: dayOf(d, 0),
      reason: '合并',
      endOffices: false,
    });
    await send('clerk', api.restoreOrganisation, [passing.id], { version: gone.version, reason: '录错了' });
    const member = await send('clerk', api.joinBody, [], { unitId: unit.id, bodyId: body.id, joinedOn: dayOf(d, -1) });
    await send('clerk', api.leaveBody, [member.id], { on: dayOf(d, 0), reason: '退出' });
    const signed = await send('clerk', api.signAgreement, [], {
      unitId: unit.id,
      partnerId: community.id,
      ...terms(d, '共建协议'),
    });
    const kept = await send('clerk', api.keepPromise, [signed.promises[0].id], { on: dayOf(d, 0), outcome: '已装好' });
    const { promises: _, ...without } = terms(d, '共建协议二');
    const again = await send('clerk', api.changeAgreement, [signed.id], {
      ...without,
      promises: [],
      version: kept.version,
    });
    await send('clerk', api.renewAgreement, [signed.id], { ...terms(d, '续签'), version: again.version });
    const other = await send('clerk', api.signAgreement, [], {
      unitId: unit.id,
      partnerId: community.id,
      ...terms(d, '另一协议'),
    });
    const ended = await send('clerk', api.endAgreement, [other.id], {
      version: other.version,
      on: dayOf(d, 0),
      reason: '提前结束',
    });
    await send('clerk', api.resumeAgreement, [other.id], { version: ended.version, reason: '恢复' });
    const office = await send('clerk', api.appoint, [], {
      kind: 'secretary',
      person: { name: '木增寿', phone: '13911110001', partyMember: true },
      organisationId: body.id,
      areaId: null,
      validFrom: dayOf(d, -1),
      validTo: null,
    });
    await send('clerk', api.correctOffice, [office.id], {
      employment: null,
      unitId: null,
      validFrom: dayOf(d, -2),
      validTo: null,
      reason: '日期录错',
    });
    await send('clerk', api.endOffice, [office.id], { on: dayOf(d, 0), reason: '换届' });
  },
} satisfies Repeats;
