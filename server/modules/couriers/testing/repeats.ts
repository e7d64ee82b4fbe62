import * as api from '#contract/couriers/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody. */
export default {
  take: async (d, send) => {
    await send('resident', api.declareCourier, [], { kind: 'delivery', name: '骑手甲' });
    await send('resident', api.endCourier, [], {});
    const asking = { kind: 'wages', words: '公司拖欠上个月的工资', name: '小杨', phone: null, consent: true };
    const areaCode = d.area('001001').code;
    const helpId = (await send('resident', api.askHelp, [], { ...asking, areaCode })).open.id;
    await send('clerk', api.takeHelp, [helpId], {});
    await send('clerk', api.answerHelp, [helpId], { words: '已联系劳动监察，周三陪您去', over: false });
    await send('clerk', api.passHelp, [helpId], {});
    await send('resident', api.withdrawHelp, [helpId], { helped: true });
    // what is over has no words any more: what is read is another one's
    const next = (await send('resident', api.askHelp, [], { ...asking, areaCode })).open.id;
    await send('clerk', api.takeHelp, [next], {});
    await send('clerk', api.readHelp, [next], { reason: '联系求助人' });
  },
  stays: ['declareCourier', 'endCourier', 'askHelp', 'withdrawHelp'],
} satisfies Repeats;
