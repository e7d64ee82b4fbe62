import * as api from '#contract/ratings/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

const unhappy = { answered: true, solved: false, satisfied: false, comment: null };

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const callBackOf = async (caseId: string): Promise<string> => {
      await d.process.kernel.relay.carry();
      return (await (await d.as('clerk')).get(`/api/cases/${caseId}/ratings`)).body.callBacks.at(-1).id;
    };
    const rate = async (caseId: string): Promise<void> => {
      const callBackId = await callBackOf(caseId);
      await send('clerk', api.makeRatingLink, [callBackId], {});
      await send('clerk', api.recordAttempt, [callBackId], { result: 'done', rating: unhappy });
      await d.process.kernel.relay.carry();
    };
    const caseId = await d.caseIn('checked');
    await rate(caseId);
    await d.must('clerk', caseId, 'rework');
    await d.must('handler', caseId, 'answer');
    await d.must('clerk', caseId, 'check');
    await rate(caseId);
    const asked = await send('handler', api.askExclusion, [caseId], { kind: 'untrue', reason: '现场核实不属实' });
    await send('supervisor', api.decideExclusion, [asked.id], { granted: false, reason: '证据不足' });
    const again = await send('handler', api.askExclusion, [caseId], { kind: 'abuse', reason: '重复反映' });
    await send('handler', api.withdrawExclusion, [again.id], {});
    await send('supervisor', api.rule, [caseId], { decision: 'close', reason: '已办理到位' });
    await send('supervisor', api.drawSpotChecks, [], { area: d.area('').code, from: dayOf(d, -1), to: dayOf(d, 0), percent: 100 });
    const open = (await (await d.as('clerk')).get('/api/spot-checks')).body.items;
    const check = open.find((one: { caseId: string }) => one.caseId === caseId);
    await send('clerk', api.inspect, [check.id], { found: 'not_done', note: '现场没有变化' });
  },
  // by its link without a session; of a case that was merged
  elsewhere: ['rateByLink', 'rateJoined'],
} satisfies Repeats;
