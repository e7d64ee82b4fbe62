import * as api from '#contract/collections/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { cell, firmTask } from './task.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const content = firmTask({ dueOn: dayOf(d, 5), cells: [cell('visits', '走访次数')] });
    const task = await send('supervisor', api.draftTask, [], { from: d.code, content });
    await send('supervisor', api.saveTask, [task.id], { version: 1, content: { ...content, title: '走访情况' } });
    await send('supervisor', api.sendTask, [task.id], { version: 2 });
    const { items } = (await (await d.as('clerk')).get('/api/collection-sheets')).body;
    await send('clerk', api.saveSheet, [items[0].id], { version: 1, answers: { visits: 2 } });
    await send('clerk', api.submitSheet, [items[0].id], { version: 2, answers: { visits: 3 }, minutes: 5 });
    await send('dispatcher', api.reviewSheet, [items[0].id], { version: 3, confirmed: true });
    await send('supervisor', api.endTask, [task.id], { outcome: 'ended', reason: '已收齐' });
  },
} satisfies Repeats;
