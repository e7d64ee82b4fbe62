import * as api from '#contract/circles/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const facts = { name: '柳岸商圈', areaCode: d.area('001001').code };
    const circle = await send('clerk', api.createCircle, [], facts);
    await send('clerk', api.changeCircle, [circle.id], { ...facts, version: circle.version, note: '沿河步行街' });
    await send('clerk', api.raiseMatter, [circle.id], { text: '步行街夜间照明不足，请增设路灯' });
    const merchant = await send('clerk', api.addMerchant, [], { circleId: circle.id, name: '河畔面馆', trade: '餐饮' });
    const pledged = await send('clerk', api.pledgeMerchant, [merchant.id], { kind: 'returns', words: '七日', until: dayOf(d, 300) });
    const model = { criteria: ['明码标价'], examinedBy: '消费者协会', until: dayOf(d, 300) };
    const named = await send('clerk', api.nameModel, [merchant.id], model);
    const checked = await send('clerk', api.checkModel, [named.models[0].id], { verdict: 'mend', words: '价签不全' });
    const check = checked.models[0].checks[0].id;
    await send('clerk', api.objectToCheck, [check], { words: '当日已补齐' });
    await send('supervisor', api.answerObjection, [check], { upheld: true, answer: '属实，予以恢复' });
    await send('clerk', api.endPledge, [pledged.pledges[0].id], { reason: '商户自愿终止' });
    await send('clerk', api.leaveCircle, [merchant.id], { reason: '歇业' });
  },
  elsewhere: ['complain'],
  // whoever opened a case is its reporter
  stays: ['raiseMatter'],
} satisfies Repeats;
