import * as api from '#contract/services/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { bringCatalogue, pictureOf } from './catalogue.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const { itemId, required } = await bringCatalogue(d);
    const areaCode = d.area('001001001').code;
    const filled = { areaCode, name: '和玉兰', phone: '13888880001', version: 1, answers: { born: '1940-02-03' } };
    const window = { ...filled, itemId, ticked: [required] };
    const own = await send('resident', api.applyFor, [itemId], {
      ...filled,
      photoIds: [await pictureOf(d, 'resident')],
      photoOf: [required],
    });
    await send('handler', api.stepApplication, [own.id], { step: 'accept' });
    await send('clerk', api.takeInApplication, [], window);
    await send('grid_worker', api.takeEntrustment, [], { areaCode, itemId, name: '阿秀', phone: null, scope: '代为提交材料' });
    const asked = await send('resident', api.askForProxy, [], { areaCode, itemId, name: '和玉兰', phone: null, scope: '代为提交材料' });
    await send('grid_worker', api.stepEntrustment, [asked.id], { step: 'accept' });
  },
  // who acts for somebody, applied themselves or asked is told of it also without a post
  stays: ['applyFor', 'takeInApplication', 'takeEntrustment', 'askForProxy', 'stepEntrustment'],
} satisfies Repeats;
