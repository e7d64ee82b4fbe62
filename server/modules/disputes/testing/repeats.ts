import * as api from '#contract/disputes/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { disputeBody, recordBody } from './body.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const { id } = await send('clerk', api.openDispute, [], disputeBody(d));
    await send('clerk', api.lookAtParties, [id], { reason: '通知双方到场' });
    await send('clerk', api.assignMediator, [id], { mediator: '卫长安', reason: '双方共同推选' });
    const at = { startsAt: `${dayOf(d, 2)}T02:00:00.000Z`, place: '社区调解室' };
    const { sessions } = await send('clerk', api.arrangeSession, [id], at);
    await send('clerk', api.callOffSession, [sessions[0].id], { reason: '一方外出' });
    await send('clerk', api.recordSession, [id], recordBody(d));
    await send('clerk', api.extendDispute, [id], { reason: '双方同意延期' });
    await send('clerk', api.concludeDispute, [id], { state: 'agreed', form: 'written', words: '甲方三日内修复并赔偿', amount: 1200 });
    await send('clerk', api.confirmDispute, [id], { askedOn: dayOf(d, 0), on: dayOf(d, 0) });
    await send('clerk', api.addVisit, [id], { fulfilled: true, satisfied: true, words: '已修复' });
  },
} satisfies Repeats;
