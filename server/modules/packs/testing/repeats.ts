import * as api from '#contract/packs/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const contents = {};
    const manifest = {
      code: 'of-repeats',
      version: '1.0.0',
      title: { zh: '试', en: 'Try' },
      help: { zh: '试', en: 'Try' },
      needs: [],
      contents: [],
    };
    await send('supervisor', api.bringPack, [], { pack: { format: 'linli-pack/1', manifest, contents, signature: null } });
    const { seen } = (await (await d.as('supervisor')).post('/api/packs/of-repeats/preview', { choices: [] })).body;
    await send('supervisor', api.installPack, ['of-repeats'], { seen, choices: [], unproven: true, reason: '试用', effectiveOn: null });
    await send('supervisor', api.forgetPack, ['of-repeats'], { reason: '不再使用' });
  },
} satisfies Repeats;
