import * as api from '#contract/whistles/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { whistleBody } from './body.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const { department } = d.organisations;
    const whistle = await send('dispatcher', api.callWhistle, [], whistleBody(d));
    const callOf = (organisation: string) => (of: { organisation: { id: string } }) => of.organisation.id === organisation;
    const call = whistle.calls.find(callOf(department)).id as string;
    await send('official', api.answerCall, [call], { coming: true, words: '派执法一中队两人到场' });
    await send('official', api.reportCall, [call], { what: 'feedback', words: '已现场清理' });
    await send('dispatcher', api.arriveAtCall, [call], {});
    await send('dispatcher', api.rateCall, [call], { rating: 5 });
    await send('dispatcher', api.writeMinutes, [whistle.id], { text: '三方商定分段清理' });
    const dueAt = new Date(d.clock.now().getTime() + 86_400_000).toISOString();
    const task = await send('dispatcher', api.assign, [], { whistleId: whistle.id, organisationId: department, title: '清运渣土', dueAt });
    await send('official', api.actOnAssignment, [task.id], { act: 'accept' });
    await send('dispatcher', api.endWhistle, [whistle.id], { how: 'ended', words: '已全部清理' });
  },
} satisfies Repeats;
