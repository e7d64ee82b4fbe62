import { expect, vi } from 'vitest';
import * as api from '#contract/orders/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { saveTypes } from '#modules/cases/index.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const { db, clock } = d.process.kernel;
    await db.write(systemAccess(d.id), (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
    await vi.waitFor(async () => expect((await (await d.as('clerk')).get('/api/case-types')).body.version).toBeGreaterThan(0), 20_000);
    const asked = await send('resident', api.askOrder, [], {
      what: 'order',
      kind: 'repair',
      text: '家里水龙头漏水，请人帮忙看看',
      areaCode: d.area('001001001').code,
      consent: 'own',
    });
    const listing = { words: '水龙头漏水，请帮忙换垫片', place: '和平里附近', kind: 'repair', how: 'claim', agreed: true } as const;
    await send('clerk', api.issueOrder, [asked.id], listing);
    const first = await send('neighbour', api.takeOrder, [asked.id], { name: '和邻居' });
    await send('neighbour', api.handBackOrder, [first.share.id], {});
    const second = await send('neighbour', api.takeOrder, [asked.id], { name: '和邻居' });
    await send('neighbour', api.finishOrder, [second.share.id], { text: '换好了垫片', minutes: 30 });
  },
  // each look is kept
  elsewhere: ['contactOfOrder'],
  stays: ['askOrder', 'takeOrder', 'handBackOrder', 'finishOrder'],
} satisfies Repeats;
