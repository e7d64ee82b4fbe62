import { v7 } from 'uuid';
import * as api from '#contract/leaders/api.ts';
import * as registers from '#contract/registers/api.ts';
import { packed, publishRegister } from '#modules/registers/testing/register.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    for (const code of ['leader_links', 'leader_visits']) await publishRegister(d, code, packed('leaders', code));
    const area = d.area('001001').code;
    const leader = v7();
    await d.asOwner("insert into persons (jurisdiction_id, id, name) values ($1, $2, '陈书记')", [d.id, leader]);
    const link = await send('clerk', registers.addRegisterRow, ['leader_links'], { values: { leader, area, since: '2025-01-10' } });
    const values = { summary: '走访', link: link.id, area, day: '2025-09-12', has_problem: true, problem: '小区门口井盖破损' };
    const visit = await send('clerk', registers.addRegisterRow, ['leader_visits'], { values });
    await send('clerk', api.openVisitCase, [visit.id], {});
  },
} satisfies Repeats;
