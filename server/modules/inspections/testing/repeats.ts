import { v7 } from 'uuid';
import * as api from '#contract/inspections/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { bringEstates } from '../../property/testing/estates.ts';
import { photoOf } from './photo.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const estate = v7();
    const contract = { estate, company: d.organisations.team, begins: '2025-01-01', ends: '2027-12-31' };
    await bringEstates(d, [{ id: estate, name: '柳岸苑', tail: '001001001' }], [contract]);
    await send('grid_worker', api.recordRound, [], { estateId: estate, day: dayOf(d, 0), lines: ['base', 'green'] });
    const found = await send('grid_worker', api.recordFinding, [], {
      estateId: estate,
      item: 'litter',
      spot: '3栋东侧',
      day: dayOf(d, 0),
      photoIds: [await photoOf(d, 'grid_worker')],
    });
    await send('handler', api.answerFinding, [found.id], { what: 'mend', photoIds: [await photoOf(d, 'handler')] });
    await send('clerk', api.ruleFinding, [found.id], { what: 'confirm', words: '已清理干净' });
  },
} satisfies Repeats;
