import * as api from '#contract/demands/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const ask = async (kind: string) => {
      const basis = { kind: 'document', text: '试办发〔2025〕9号' };
      const addressees = [{ area: d.area('001001').code }];
      const asked = { from: d.area('001').code, addressees, kind, title: '上报台账', basis, dueOn: dayOf(d, 5) };
      return (await send('dispatcher', api.askDemand, [], asked)).items[0].id as string;
    };
    await send('clerk', api.noteDemand, [], { area: d.area('001001').code, from: d.area('001').code, kind: 'photo' });
    await send('clerk', api.answerDemand, [await ask('form')], { answer: '已报', minutes: 20 });
    await send('dispatcher', api.withdrawDemand, [await ask('receipt')], { reason: '不再需要' });
    const shown = await send('clerk', api.complainOfDemand, [await ask('report')], { words: null });
    await send('supervisor', api.judgeComplaint, [shown.complaints[0].id], { upheld: false, answer: '确有需要' });
    await send('supervisor', api.allowDemands, [], { area: d.area('001001').code, extra: 2, reason: '防汛' });
  },
  saysNothing: ['judgeComplaint', 'allowDemands'],
} satisfies Repeats;
