import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { once } from '#kernel/mutations.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { doubtsOfPlace, doubtsOfTime, timeOfAct } from './domain/index.ts';
import type { KeptAct } from './index.ts';
import { forgetActs } from './jobs/forget-acts.ts';

const at = (text: string): Date => new Date(`2025-09-15T${text}Z`);
const act = (time: string, sentAt = time) => ({ at: at(time).toISOString(), sentAt: at(sentAt).toISOString(), point: null });

describe('when an act took place', () => {
  it('is as long before it arrived as the phone says it was before it was sent', () => {
    expect(timeOfAct(act('01:00:00', '05:00:00'), at('05:00:02'), 10)).toEqual({ actedAt: at('01:00:02'), doubts: [] });
  });
  it('is right where the clock is wrong by two hours, which is kept as a doubt', () => {
    const fast = timeOfAct(act('03:00:00', '07:00:00'), at('05:00:00'), 10);
    expect(fast).toEqual({ actedAt: at('01:00:00'), doubts: [{ kind: 'clock', value: 120, limit: 10 }] });
    const slow = timeOfAct(act('00:00:00', '03:00:00'), at('05:00:00'), 10);
    expect(slow).toEqual({ actedAt: at('02:00:00'), doubts: [{ kind: 'clock', value: -120, limit: 10 }] });
    expect(timeOfAct(act('04:50:00'), at('05:00:00'), 10).doubts).toEqual([]);
  });
  it('is never after it arrived', () => {
    expect(timeOfAct(act('06:00:00', '05:00:00'), at('05:00:00'), 10).actedAt).toEqual(at('05:00:00'));
  });
});

describe('what is doubtful', () => {
  const here = { lon: 100.23, lat: 26.87 };
  const away = (metres: number, accuracy: number) => ({ lon: here.lon, lat: here.lat + metres / 111_195, accuracy });
  it('is a place too far away, whatever the accuracy of the position', () => {
    expect(doubtsOfPlace(away(3000, 20), here)).toEqual([{ kind: 'far', value: 3000, limit: 100 }]);
    expect(doubtsOfPlace(away(130, 40), here)).toEqual([]);
    expect(doubtsOfPlace(away(130, 20), here)).toEqual([{ kind: 'far', value: 130, limit: 100 }]);
    expect(doubtsOfPlace(away(130, 20), here, { metres: 150 })).toEqual([]);
    expect(doubtsOfPlace(away(0, 900), here)).toEqual([{ kind: 'vague', value: 900, limit: 200 }]);
    expect(doubtsOfPlace(null, here)).toEqual([{ kind: 'no_position', value: null, limit: null }]);
  });
  it('is a moment outside the window', () => {
    const window = { from: at('01:00:00'), until: at('02:00:00') };
    expect(doubtsOfTime(at('00:45:00'), window)).toEqual([{ kind: 'early', value: 15, limit: 0 }]);
    expect(doubtsOfTime(at('02:00:00'), window)).toEqual([]);
    expect(doubtsOfTime(at('02:20:00'), window)).toEqual([{ kind: 'late', value: 20, limit: 0 }]);
    expect(doubtsOfTime(at('02:20:00'), { from: null, until: null })).toEqual([]);
  });
});

describe('acts', () => {
  let d: District;
  beforeAll(async () => {
    d = await testDistrict();
    d.process.modules.activities.acts.kind({ what: 'benches.scan', words: 'benches:scan', page: (id) => `/benches/${id}` });
  });
  afterAll(() => d?.close());
  const acts = () => d.process.modules.activities.acts;
  const viewer = (accountId: string, jurisdictionId = d.id): Viewer => ({
    accountId,
    name: '网格员',
    anonymous: false,
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    jurisdictionId,
    posts: [],
  });
  const kept = async (who: Viewer, over: Partial<KeptAct> = {}): Promise<KeptAct> => ({
    id: v7(),
    what: 'benches.scan',
    subjectId: v7(),
    planId: null,
    area: d.area('001001001'),
    taken: await acts().take(who, {
      at: '2025-09-15T01:00:00Z',
      sentAt: '2025-09-15T04:00:00Z',
      point: { lon: 100.2, lat: 26.8, accuracy: 12 },
    }),
    lines: ['safety', 'health'],
    minutes: 25,
    summary: '充电棚',
    doubts: [],
    ...over,
  });
  const keep = (who: Viewer, one: KeptAct) =>
    d.database.db.write(accessOf(who), (tx) =>
      once(
        tx,
        who,
        one.id,
        'benches.scan',
        { id: one.id },
        async () => {
          await acts().keep(tx, who, one);
          return { id: one.id };
        },
        async ({ id }) => id,
      ),
    );
  const listed = (who: Viewer, over: { cursor?: string; limit?: number } = {}) =>
    acts().ofAccount(who, { from: new Date('2025-09-01'), until: new Date('2025-10-01'), limit: 10, ...over });

  test('are kept once however often they are sent, and shown to their account alone', async () => {
    const [worker, other] = [viewer(d.people.grid_worker.id), viewer(d.people.clerk.id)];
    const one = await kept(worker);
    await Promise.all([keep(worker, one), keep(worker, one), keep(worker, one)]);
    expect(await listed(worker)).toMatchObject({
      next: null,
      items: [
        {
          what: 'benches.scan',
          words: 'benches:scan',
          page: `/benches/${one.subjectId}`,
          actedAt: '2025-09-14T23:00:00.000Z',
          deviceAt: '2025-09-15T01:00:00.000Z',
          receivedAt: '2025-09-15T02:00:00.000Z',
          lines: ['平安', '卫生健康'],
          point: { accuracy: 12 },
          doubts: [{ kind: 'clock', value: 120, limit: 10 }],
        },
      ],
    });
    expect((await listed(other)).items).toEqual([]);
  });

  test('page by page, newest first', async () => {
    const who = viewer(d.people.handler.id);
    for (const hour of ['01', '03', '02']) {
      const taken = await acts().take(who, { at: `2025-09-14T${hour}:00:00Z`, sentAt: '2025-09-15T02:00:00Z', point: null });
      await keep(who, await kept(who, { taken }));
    }
    const first = await listed(who, { limit: 2 });
    const rest = await listed(who, { limit: 2, cursor: first.next as string });
    expect([...first.items, ...rest.items].map(({ deviceAt }) => deviceAt.slice(11, 13))).toEqual(['03', '02', '01']);
    expect(rest.next).toBeNull();
  });

  test('count for each line of work they serve, in their area and those above, and nowhere else', async () => {
    const sums = (tail: string) =>
      d.database.db.read(d.access, (tx) =>
        acts().ofArea(tx, d.area(tail).code, new Date('2025-09-14T20:00:00Z'), new Date('2025-09-15T02:00:00Z')),
      );
    const expected = ['health', 'safety'].map((line) => ({ what: 'benches.scan', line, acts: 1, minutes: 25 }));
    expect(await sums('001001')).toEqual(expected);
    expect(await sums('002')).toEqual([]);
  });

  test('of another jurisdiction are not seen, and one of no described kind is not kept', async () => {
    const away = await testDistrict({ database: d.database });
    expect((await listed(viewer(d.people.grid_worker.id, away.id))).items).toEqual([]);
    await away.close();
    await expect(
      keep(viewer(d.people.grid_worker.id), await kept(viewer(d.people.grid_worker.id), { what: 'benches.nap' })),
    ).rejects.toThrow('benches.nap');
  });

  test('are forgotten after the months of the setting', async () => {
    const count = async () =>
      (await d.database.db.read(systemAccess(d.id), (tx) => tx.selectFrom('activity_acts').select('id').execute())).length;
    expect(await count()).toBe(4);
    await forgetActs(d.process.kernel, d.process.modules.activities.forgetting);
    expect(await count()).toBe(4);
    d.clock.set('2027-09-16T00:00:00Z');
    await forgetActs(d.process.kernel, d.process.modules.activities.forgetting);
    expect(await count()).toBe(0);
  });
});
