import * as api from '#contract/evaluations/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { drafted, pointsOf } from './drafted.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const days = { first: dayOf(d, -60), last: dayOf(d, -30), until: dayOf(d, 10) };
    const e = await send('supervisor', api.createEvaluation, [], drafted(days));
    const { title, items, secret, low, high, shares, streets, delegates } = e;
    const departments = [d.organisations.department];
    const changed = { ...days, edit: 0, title, items, secret, least: 1, low, high, shares, streets, delegates, departments, units: [] };
    await send('supervisor', api.changeEvaluation, [e.id], changed);
    await send('supervisor', api.stepEvaluation, [e.id], { step: 'open' });
    const sheet = { rater: d.area('001').code, department: d.organisations.department, edit: 0, points: pointsOf(items, 0.8), words: {} };
    await send('dispatcher', api.rateDepartment, [e.id], sheet);
  },
} satisfies Repeats;
