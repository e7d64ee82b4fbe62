import * as api from '#contract/hazards/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { hazardBody } from './body.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const hazard = await send('clerk', api.registerHazard, [], hazardBody(d, { level: 'major' }));
    const notice = {
      form: 'hint',
      clause: '《消防法》第二十八条',
      demand: '清空堆放物',
      dueOn: dayOf(d, 3),
      officers: ['钱某'],
      receiver: '柳岸物业',
    };
    const told = await send('clerk', api.issueNotice, [hazard.id], notice);
    await send('clerk', api.refuseReceipt, [told.notices[0].id], { words: '物业经理拒签，社区民警在场见证' });
    await send('supervisor', api.superviseHazard, [hazard.id], { on: true, words: '区安委办挂牌' });
    await send('clerk', api.recheckHazard, [hazard.id], { cleared: true, words: '通道已清空' });
  },
} satisfies Repeats;
