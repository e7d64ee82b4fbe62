import { readFileSync } from 'node:fs';
import { v7 } from 'uuid';
import * as api from '#contract/matching/api.ts';
import * as registers from '#contract/registers/api.ts';
import { publishRegister } from '#modules/registers/testing/register.ts';
import type { District } from '#tools/testing/district.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Publishes the registers of the three lists as the supervisor of a district. */
export const publishLists = async (d: District): Promise<void> => {
  for (const code of ['resources', 'needs', 'projects', 'project_steps']) {
    const file = new URL(`../../../../packs/three-lists/registers/${code}.json`, import.meta.url);
    const { status, body } = await publishRegister(d, code, JSON.parse(readFileSync(file, 'utf8')));
    if (status !== 200) throw new Error(`${code}: ${JSON.stringify(body)}`);
  }
};
export const resource = (d: District, over: Record<string, unknown> = {}) => ({
  name: '文化站排练厅',
  kind: 'venue',
  topic: 'culture',
  area: d.area('001001').code,
  amount: 30,
  checked_on: '2025-09-01',
  ...over,
});
export const need = (d: District, over: Record<string, unknown> = {}) => ({
  name: '纳西古乐队缺排练场地',
  raised_by: 'residents',
  kind: 'venue',
  topic: 'culture',
  area: d.area('001001001').code,
  amount: 20,
  urgency: 'soon',
  raised: '2025-09-01',
  ...over,
});

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    await publishLists(d);
    const rows = { resources: resource(d), needs: need(d) };
    const ids: Record<string, string> = {};
    for (const [code, values] of Object.entries(rows)) {
      const row = await send('clerk', registers.addRegisterRow, [code], { values });
      ids[code] = row.id;
      for (const [version, to] of [
        [1, 'checked'],
        [2, 'published'],
      ] as const)
        await send('clerk', registers.moveRegisterRow, [code, row.id], { version, to });
    }
    await send('clerk', api.claimNeed, [ids['needs'] ?? v7()], { resource: ids['resources'], name: '古乐排练共建项目' });
  },
} satisfies Repeats;
