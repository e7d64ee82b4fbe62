import * as api from '#contract/accounts/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { makePhone } from './phone.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // the device of a second factor that was lost is not at hand here; its answer is the account, as that of the other acts on accounts
  elsewhere: ['resetSecondFactor'],
  // that a name was changed or a role removed says nothing
  saysNothing: ['renameMe', 'removeRole'],
  take: async (d, send) => {
    const account = await send('security_admin', api.createAccount, [], {
      name: '新来的',
      username: 'new.comer',
      phone: '13911110002',
      password: 'an uncommon phrase 8',
      role: 'clerk',
      areaId: d.area('001001').id,
      organisationId: null,
    });
    await send('security_admin', api.giveTemporaryPassword, [account.id], {
      password: 'an uncommon phrase 9',
      reason: '过期未用',
    });
    await send('security_admin', api.correctContact, [account.id], { phone: '13911110004', reason: '换号' });
    await send('clerk', api.renameMe, [], { name: '新名字' });
    const granted = await send('security_admin', api.grantPost, [account.id], {
      role: 'dispatcher',
      areaId: d.area('001001').id,
      organisationId: null,
      validTo: null,
    });
    await send('security_admin', api.endPost, [granted.posts[0].id], { reason: '调离' });
    await send('security_admin', api.setAccountDisabled, [account.id], { disabled: true, reason: '离职' });
    await send('security_admin', api.unlockAccount, [account.id], { reason: '本人来电' });
    const lost = makePhone();
    await send('handler', api.bindDevice, [], lost.bind(d.people.handler.id));
    await send('security_admin', api.unbindDeviceOf, [d.people.handler.id, lost.id], { reason: '手机丢失' });
    await send('clerk', api.bindDevice, [], makePhone().bind(d.people.clerk.id));
    const unused = await send('security_admin', api.makeRole, [], { name: '临时角色', standing: 'area', permissions: ['cases.read'] });
    await send('security_admin', api.removeRole, [unused.code], {});
    const made = await send('security_admin', api.makeRole, [], { name: '片区网格长', standing: 'area', permissions: ['cases.verify'] });
    await send('security_admin', api.changeRole, [made.code], { version: 1, name: '片区长', permissions: ['cases.read'] });
  },
} satisfies Repeats;
