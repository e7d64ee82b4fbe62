import * as api from '#contract/couriers/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody. */
export default {
  take: async (d, send) => {
    await send('resident', api.declareCourier, [], { kind: 'delivery', name: '骑手甲' });
    await send('resident', api.endCourier, [], {});
    const asking = { kind: 'wages', words: '公司拖欠上个月的工资', name: '小杨', phone: null, consent: true };
    const asked = await send('resident', api.askHelp, [], { ...asking, areaCode: d.area('001001').code });
    const helpId = asked.open.id;
    await send('clerk', api.takeHelp, [helpId], {});
    await send('clerk', api.readHelp, [helpId], { reason: '联系求助人' });
    await send('clerk', api.answerHelp, [helpId], { words: '已联系劳动监察，周三陪您去', over: false });
    await send('clerk', api.passHelp, [helpId], {});
    await send('resident', api.withdrawHelp, [helpId], { helped: true });
  },
  stays: ['declareCourier', 'endCourier'],
} satisfies Repeats;
