import * as api from '#contract/subsidies/api.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { byHousehold, finalHalf } from './half-year.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const before = d.clock.now();
    const { runId, home, post } = await finalHalf(d, [85, 75]);
    await post('supervisor', `/api/scorecards/runs/${runId}/steps`, { step: 'finish', edition: 1 });
    await publishDefinition(d, 'subsidies.scheme', byHousehold, { subject: 'repeated' });
    const run = await send('supervisor', api.reckonSubsidy, ['repeated'], { runId });
    await send('official', api.stepSubsidy, [run.id], { step: 'check' });
    await post('official', `/api/subsidies/runs/${run.id}/steps`, { step: 'approve' });
    const lines = [{ subject: home, number: 0 }];
    await send('supervisor', api.paySubsidy, [run.id], { lines, paidOn: '2026-01-08', receipt: '国库 0001' });
    d.clock.set(before);
  },
  elsewhere: ['correctSubsidy'],
} satisfies Repeats;
