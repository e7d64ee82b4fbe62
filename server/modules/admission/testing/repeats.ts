import * as api from '#contract/admission/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (_, send) => {
    const item = { code: 'P-01', title: '协助开展防汛排查', basis: '县防汛预案', kind: 'assist', reason: '汛期人手不足' };
    const { id } = await send('handler', api.applyAdmission, [], item);
    await send('supervisor', api.decideAdmission, [id], { granted: true, reason: '符合职责清单' });
    await send('supervisor', api.endAdmission, [id], { reason: '汛期结束' });
  },
} satisfies Repeats;
