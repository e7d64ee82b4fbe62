import * as api from '#contract/territory/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  saysNothing: ['setLines'],
  take: async (d, send) => {
    const area = (await (await d.as('clerk')).get(`/api/areas/${d.area('001001001').code}`)).body;
    const { name, shortName, kind, residents, names } = area;
    const edited = await send('clerk', api.editArea, [area.code], {
      version: area.version,
      name,
      shortName,
      kind,
      households: 401,
      residents,
      names,
    });
    await send('clerk', api.setAreaLines, [area.code], { version: edited.version, lines: [] });
    const lines = (await (await d.as('system_admin')).get('/api/lines-of-work')).body;
    await send('system_admin', api.setLines, [], { version: lines.version, items: lines.items });
  },
} satisfies Repeats;
