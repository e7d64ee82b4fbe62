import * as api from '#contract/renovations/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { estateOf } from '../../surveys/testing/estate.ts';

/** Acts of this module that carry an id; those that need days to pass are taken one after another in its own tests. */
export default {
  take: async (d, send) => {
    await estateOf(d, '重修苑', [4], { first: ['resident'] });
    const r = await send('clerk', api.createRenovation, [], { areaCode: d.area('001001001').code, title: '重修苑改造' });
    const option = { kind: 'common', title: '屋面防水', costFen: 100_000, subsidyFen: 60_000 };
    const menu = await send('clerk', api.addRenovationOption, [r.id], option);
    await send('clerk', api.changeRenovationOption, [r.id, menu.options[0].id], { change: 'choose' });
    await send('clerk', api.stepRenovation, [r.id], { version: menu.version, step: { act: 'ask', closesOn: dayOf(d, 5) } });
  },
  elsewhere: ['voteRenovationLift', 'doneRenovationMilestone', 'addRenovationPictures', 'superviseRenovation', 'reportRenovationDefect'],
} satisfies Repeats;
