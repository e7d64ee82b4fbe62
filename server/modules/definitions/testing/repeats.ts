import * as api from '#contract/definitions/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

const kind = 'cases.categories';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const { body } = await (await d.as('system_admin')).get(`/api/definitions/${kind}`);
    const content = { categories: body.content.categories.slice(0, 1) };
    const save = { revision: 0, base: body.newest, content };
    await send('system_admin', api.saveDefinitionDraft, [kind], save);
    await send('system_admin', api.discardDefinitionDraft, [kind], { revision: 1 });
    await send('system_admin', api.saveDefinitionDraft, [kind], save);
    const later = { reason: '明年起简化类别', effectiveOn: '2026-01-01' };
    await send('system_admin', api.publishDefinition, [kind], { revision: 1, newest: body.newest, ...later });
    await send('system_admin', api.withdrawDefinition, [kind], { version: body.newest + 1, reason: '还需征求意见' });
  },
} satisfies Repeats;
