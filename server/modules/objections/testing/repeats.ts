import * as api from '#contract/objections/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const caseId = await d.caseIn('dispatched');
    const back = await send('handler', api.raiseObjection, [caseId], { basis: '不在本单位职责清单内' });
    await send('handler', api.withdrawObjection, [back.id], {});
    const raised = await send('handler', api.raiseObjection, [caseId], { basis: '按三定方案属城市管理局' });
    const ruling = { upheld: true, reason: '按职责清单属城市管理局', namedId: d.organisations.department };
    await send('supervisor', api.decideObjection, [raised.id], ruling);
    await send('supervisor', api.makeRule, [raised.id], { categoryCode: '02', areaCode: d.area('001001').code });
  },
} satisfies Repeats;
