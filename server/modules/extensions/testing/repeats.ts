import * as api from '#contract/extensions/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const caseId = await d.caseIn('handling');
    const back = await send('handler', api.askExtension, [caseId], { days: 2, reason: '等待备件到货' });
    await send('handler', api.withdrawExtension, [back.id], {});
    const asked = await send('handler', api.askExtension, [caseId], { days: 3, reason: '需要协调电力部门' });
    await send('supervisor', api.decideExtension, [asked.id], { granted: true, reason: '情况属实' });
  },
} satisfies Repeats;
