import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { execute } from '#kernel/db.ts';
import type { Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { areaOf, load, merge } from '#ui/geometry/index.ts';
import { judgements } from './judging/judge-aside.ts';
import { type DrawingBoard, done, drawingBoard, halved, refused } from './testing/drawing-board.ts';

let board: DrawingBoard;
beforeAll(async () => {
  board = await drawingBoard();
});
afterAll(() => board.close());

describe('a drawing', () => {
  it('begins with what is there, is saved, previewed and published today', async () => {
    const draft = await board.open();
    expect(draft).toMatchObject({
      state: 'open',
      version: 1,
      areas: 2,
      childLevel: 'grid',
      stale: [],
      actions: ['save', 'publish', 'discard', 'reopen'],
    });
    const features = halved(draft);
    const saved = await board.save(draft, features);
    expect(saved.body).toMatchObject({ version: 2, areas: 3 });
    const code = `${board.community()}003`;
    const what = await board.preview(draft.id);
    expect(what).toMatchObject({
      publishable: true,
      added: [{ code, name: '新网格1', from: [`${board.community()}001`] }],
      redrawn: [{ code: `${board.community()}001` }],
      dissolved: [],
      unchanged: 1,
      faults: [],
    });
    const filed = await board.district.caseIn('reported');
    const answer = await board.publish(draft.id, 2);
    expect([answer.status, answer.body.draft]).toMatchObject([200, { state: 'published', actions: ['restore'] }]);
    const history = await board.district.nobody().get(`/api/areas/${code}/history`);
    expect(history.body).toMatchObject({ predecessors: [`${board.community()}001`] });
    expect((await board.district.nobody().get(`/api/areas/${board.community()}001/history`)).body.successors).toEqual([
      `${board.community()}001`,
      code,
    ]);
    const former = await board.district.asOwner<{ area_code: string; boundary: never }>(
      'select area_code, boundary from former_boundaries',
    );
    expect(former.map((one) => one.area_code)).toEqual([`${board.community()}001`]);
    expect(areaOf(former[0]?.boundary ?? null)).toBeCloseTo(areaOf(draft.features[0]?.boundary ?? null), 3);
    const [now] = await board.district.asOwner<{ valid_from: Date; lon: number }>('select valid_from, lon from areas where code = $1', [
      code,
    ]);
    expect(now?.valid_from).toEqual(board.district.clock.now());
    expect(now?.lon).toBeCloseTo(100.205, 3);
    // cases stay where they were filed
    const seen = await (await board.district.as('clerk')).see(filed);
    expect(seen.area.code).toBe(`${board.community()}001`);
    const trail = await board.district.asOwner<{ action: string }>('select action from audit_log where subject = $1 order by id', [
      draft.id,
    ]);
    expect(trail.map(({ action }) => action)).toEqual(['territory.draft_opened', 'territory.draft_saved', 'territory.draft_published']);
  });
});

describe('rights', () => {
  it('shows drawings to those they concern, and lets only those draw in whose area it is', async () => {
    await board.fresh();
    const draft = await board.open();
    const sees = async (who: Who) => (await (await board.district.as(who)).get(`/api/area-drafts/${draft.id}`)).status;
    const all: readonly Who[] = [
      'clerk',
      'dispatcher',
      'supervisor',
      'grid_worker',
      'handler',
      'outsider',
      'resident',
      'system_admin',
      'audit_admin',
    ];
    expect(await Promise.all(all.map(sees))).toEqual([200, 200, 200, 200, 200, 404, 404, 404, 404]);
    expect(refused(await board.save(draft, draft.features, 'grid_worker'))).toEqual([403, 'session.forbidden']);
    expect(refused(await board.save(draft, draft.features, 'handler'))).toEqual([403, 'session.forbidden']);
    expect(refused(await board.save(draft, draft.features, 'outsider'))).toEqual([404, 'drawing.draft_not_found']);
    expect(refused(await board.publish(draft.id, 1, {}, 'grid_worker'))).toEqual([403, 'session.forbidden']);
    const post = async (who: Who, areaCode: string) =>
      refused(await (await board.district.as(who)).post('/api/area-drafts', { id: v7(), areaCode, title: '调整' }));
    expect(await post('clerk', board.district.area('001').code)).toEqual([403, 'session.forbidden']);
    expect(await post('outsider', board.community())).toEqual([404, 'territory.area_not_found']);
    expect(await post('supervisor', board.district.code)).toEqual([422, 'drawing.not_drawable']);
    const list = async (who: Who) => (await (await board.district.as(who)).get('/api/area-drafts')).body;
    expect((await list('supervisor')).items).toMatchObject([{ id: draft.id, createdBy: { name: board.district.people.clerk.name } }]);
    expect((await list('outsider')).items).toEqual([]);
    expect(refused(await (await board.district.as('resident')).get('/api/area-drafts'))).toEqual([403, 'session.forbidden']);
    const own = await (await board.district.as('clerk')).get(`/api/area-drafts?area=${board.community()}&state=open`);
    expect(own.body).toMatchObject({ items: [{ id: draft.id }], next: null, mayOpen: true });
  });

  it('shows who handles cases no drawing of elsewhere before it is published, and nobody an account', async () => {
    await board.fresh();
    const draft = await board.open();
    const sees = async (who: Who) => {
      const client = await board.district.as(who);
      const listed = (await client.get('/api/area-drafts')).body.items.map(({ id }: { id: string }) => id);
      return [(await client.get(`/api/area-drafts/${draft.id}`)).status, listed.includes(draft.id)];
    };
    // of the team whose community is being drawn; of a street's office and a county's department
    expect(await sees('handler')).toEqual([200, true]);
    for (const who of ['officer', 'official'] as const) expect(await sees(who)).toEqual([404, false]);
    const saved = await board.save(draft, halved(draft));
    await board.publish(draft.id, saved.body.version);
    for (const who of ['officer', 'official'] as const) expect(await sees(who)).toEqual([200, true]);
    const shown = JSON.stringify((await (await board.district.as('supervisor')).get('/api/area-drafts')).body);
    for (const { id } of Object.values(board.district.people)) expect(shown).not.toContain(id);
  });

  it('where nothing is drawn of the area itself, tells the closest outline around it', async () => {
    await board.fresh();
    const drawn = await board.open();
    expect([drawn.parentBoundary !== null, drawn.around]).toEqual([true, null]);
    const code = board.community();
    await board.district.asOwner('update areas set boundary = null where code = $1', [code]);
    const [street] = await board.district.asOwner<{ boundary: unknown }>('select boundary from areas where code = $1', [code.slice(0, 9)]);
    const clerk = await board.district.as('clerk');
    const shown = (await clerk.get(`/api/area-drafts/${drawn.id}`)).body;
    expect([shown.parentBoundary, shown.around]).toEqual([null, street?.boundary]);
  });

  it('is not seen by another jurisdiction', async () => {
    const draft = await board.open();
    const first = board.district;
    await board.fresh();
    expect((await (await board.district.as('supervisor')).get(`/api/area-drafts/${draft.id}`)).status).toBe(404);
    board.back(first);
  });
});

describe('saving', () => {
  it('refuses a stale version, answers a repeat alike, and refuses what is too much or malformed', async () => {
    await board.fresh();
    const draft = await board.open();
    const clerk = await board.district.as('clerk');
    const body = { id: v7(), version: 1, title: '一', features: draft.features };
    const [one, two] = [await clerk.put(`/api/area-drafts/${draft.id}`, body), await clerk.put(`/api/area-drafts/${draft.id}`, body)];
    expect([one.status, one.body]).toEqual([200, two.body]);
    expect(refused(await board.save(draft, draft.features))).toEqual([409, 'drawing.draft_changed']);
    const now = { ...draft, version: 2 };
    const [first] = draft.features as [DrawnArea];
    const broken: unknown[] = [
      [
        {
          ...first,
          boundary: {
            type: 'Polygon',
            coordinates: [
              [
                [100, 26],
                [100.1, 26],
                [100.1, 26.1],
                [100, 26.1],
              ],
            ],
          },
        },
      ],
      [
        {
          ...first,
          boundary: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          },
        },
      ],
      [first, first],
      Array.from({ length: 501 }, () => ({ ...first, key: v7(), code: null, boundary: null })),
      [{ ...first, boundary: { type: 'Polygon', coordinates: [Array.from({ length: 200_001 }, () => [100.2, 26.8])] } }],
    ];
    for (const features of broken) expect(refused(await board.save(now, features as DrawnArea[]))).toEqual([400, 'request.invalid']);
    expect(refused(await board.save(now, [{ ...first, lines: ['no_such_line'] }]))).toEqual([422, 'territory.line_unknown']);
    // more than the usual megabyte, and still a drawing
    const ring = Array.from({ length: 60_000 }, (_, i): [number, number] => [100.2 + i / 1e7, 26.86 + (i % 7) / 1e6]);
    const large = [{ ...first, boundary: { type: 'Polygon' as const, coordinates: [[...ring, ring[0] as [number, number]]] } }];
    expect((await board.save(now, large)).status).toBe(200);
  });

  it('keeps a tangle of a hundred thousand crossing lines, and refuses to judge it for minutes', async () => {
    await board.fresh();
    const draft = await board.open();
    const [first] = draft.features as [DrawnArea];
    const tangle = Array.from({ length: 100_000 }, (_, i): [number, number] => [
      i % 2 ? 100.2 : 100.21,
      26.86 + ((i * 7919) % 100_000) / 2.5e6,
    ]);
    const boundary = { type: 'Polygon' as const, coordinates: [[...tangle, tangle[0] as [number, number]]] };
    expect((await board.save(draft, [{ ...first, boundary }])).status).toBe(200);
    const [all, own] = [process.cpuUsage(), process.threadCpuUsage()];
    expect(refused(await board.publish(draft.id, 2))).toEqual([422, 'drawing.draft_intricate']);
    // nobody else waits meanwhile (fails when it is judged on the thread of the server, which then does nearly all of the work)
    expect(process.threadCpuUsage(own).user).toBeLessThan(process.cpuUsage(all).user / 2);
  });

  it('is judged once, off the thread of the server, however often anybody looks: combs across one another', async () => {
    await board.fresh();
    const draft = await board.open();
    const [first, second] = draft.features as [DrawnArea, DrawnArea];
    const comb = (across: boolean): DrawnArea['boundary'] => {
      const teeth = Array.from({ length: 1_000 }, (_, i): [number, number][] => {
        const [from, to] = [i * 2e-5, i * 2e-5 + 1e-5];
        return [
          [from, 0],
          [from, 0.02],
          [to, 0.02],
          [to, 0],
        ];
      }).flat();
      const ring = [...teeth, [0.02, -0.001], [0, -0.001], [0, 0]] as [number, number][];
      const place = ([x, y]: [number, number]): [number, number] => (across ? [100.2 + y, 26.86 + x] : [100.2 + x, 26.86 + y]);
      return { type: 'Polygon', coordinates: [ring.map(place)] };
    };
    const features = [
      { ...first, boundary: comb(false) },
      { ...second, boundary: comb(true) },
    ];
    expect((await board.save(draft, features)).status).toBe(200);
    const before = judgements.made;
    const looks = ['clerk', 'clerk', 'supervisor'] as const;
    const answers = await Promise.all(looks.map(async (who) => (await board.district.as(who)).get(`/api/area-drafts/${draft.id}/preview`)));
    expect(answers.map(refused)).toEqual(looks.map(() => [422, 'drawing.draft_intricate']));
    expect(refused(await board.publish(draft.id, 2))).toEqual([422, 'drawing.draft_intricate']);
    expect(judgements.made - before).toBe(1);
  });

  it('of two at once one is told', async () => {
    const draft = await board.open();
    const { outcome } = await held(board.district, {
      first: (tx) =>
        execute(tx, 'select 1 from area_drafts where jurisdiction_id = linli.jurisdiction() and id = $1 for update', [draft.id]),
      meanwhile: () => Promise.all([board.save(draft, draft.features), board.save(draft, draft.features)]),
      waiting: 2,
    });
    expect(outcome.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('publishing', () => {
  it('refuses faults by name, days past and drawings without a change', async () => {
    await board.fresh();
    const draft = await board.open();
    expect(refused(await board.publish(draft.id, 1))).toEqual([422, 'drawing.draft_unchanged']);
    expect(refused(await board.publish(draft.id, 1, { effectiveOn: '2025-09-14' }))).toEqual([422, 'drawing.day_passed']);
    const [west, east] = draft.features as [DrawnArea, DrawnArea];
    const wider = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [100.21, 26.86],
          [100.225, 26.86],
          [100.225, 26.9],
          [100.205, 26.9],
          [100.21, 26.86],
        ],
      ],
    };
    await board.save(draft, [west, { ...east, boundary: wider as DrawnArea['boundary'] }]);
    const what = await board.preview(draft.id);
    expect(what.publishable).toBe(false);
    expect(what.faults.map(({ code, severity, keys }) => [code, severity, keys.length])).toEqual([
      ['overlap', 'error', 2],
      ['outside_parent', 'error', 1],
    ]);
    expect(what.faults[1]).toMatchObject({ names: ['第二网格'], geometry: { type: 'Polygon' } });
    const answer = await board.publish(draft.id, 2);
    expect([refused(answer), answer.body.error.data]).toEqual([
      [422, 'drawing.draft_faulty'],
      { count: 2, faults: ['overlap', 'outside_parent'] },
    ]);
    // ground that had a grid and loses it
    await board.save({ ...draft, version: 2 }, [west]);
    expect((await board.preview(draft.id)).faults).toMatchObject([{ code: 'gap', severity: 'error', keys: [] }]);
  });

  it('merges: the lost grid ends, its code is never used again, and who is bound to it follows', async () => {
    await board.fresh();
    const draft = await board.open();
    const [west, east] = draft.features as [DrawnArea, DrawnArea];
    await board.save(draft, done(merge(load(draft.features, draft.parentBoundary), east.key, west.key)));
    const what = await board.preview(draft.id);
    expect(what).toMatchObject({
      publishable: true,
      dissolved: [{ code: `${board.community()}001`, successors: [`${board.community()}002`] }],
      consequences: [
        { code: `${board.community()}001`, successor: `${board.community()}002`, posts: 1, offices: 0, organisations: 0, places: 0 },
      ],
    });
    board.district.process.kernel.relay.start();
    expect((await board.publish(draft.id, 2)).status).toBe(200);
    const posts = () =>
      board.district.asOwner<{ area_path: string; ended: boolean }>(
        `select area_path::text, valid_to is not null as ended from posts where jurisdiction_id = $1 and account_id = $2 order by valid_from, id`,
        [board.district.id, board.district.people.grid_worker.id],
      );
    await expect.poll(posts).toEqual([
      { area_path: board.district.area('001001001').path, ended: true },
      { area_path: board.district.area('001001002').path, ended: false },
    ]);
    const trail = await board.district.asOwner<{ data: unknown }>("select data from audit_log where action = 'people.post_moved'");
    expect(trail).toMatchObject([{ data: { from: `${board.community()}001`, to: `${board.community()}002`, role: 'grid_worker' } }]);
    expect((await board.district.nobody().get(`/api/areas/${board.community()}001/history`)).body.successors).toEqual([
      `${board.community()}002`,
    ]);
    // the next grid is 003, not 001 again
    const next = await board.open();
    await board.save(next, halved(next));
    expect((await board.preview(next.id)).added.map(({ code }) => code)).toEqual([`${board.community()}003`]);
  });

  it('takes grids of a merged community along under new codes, micro-grids with them', async () => {
    await board.fresh();
    const street = board.district.area('001').code;
    const clerk = await board.open('dispatcher', street);
    const [one, two] = clerk.features as [DrawnArea, DrawnArea];
    await board.save(clerk, done(merge(load(clerk.features, clerk.parentBoundary), one.key, two.key)), 'dispatcher');
    const what = await board.preview(clerk.id, 'dispatcher');
    expect(what.moved).toEqual([{ code: `${street}002001`, name: '第一网格', to: `${street}001003` }]);
    expect((await board.publish(clerk.id, 2, {}, 'dispatcher')).status).toBe(200);
    const rows = await board.stored('001%');
    expect(rows.filter(({ valid_to }) => valid_to === null).map(({ code }) => code.slice(6))).toEqual([
      '001',
      '001001',
      '001001001',
      '001001002',
      '001001003',
    ]);
    expect((await board.district.nobody().get(`/api/areas/${street}002001/history`)).body.changes).toMatchObject([
      { kind: 'move', to: `${street}001003` },
    ]);
  });

  it('restores what was before as a new drawing', async () => {
    await board.fresh();
    const draft = await board.open();
    await board.save(draft, halved(draft));
    await board.publish(draft.id, 2);
    const restored = await board.open('clerk', board.community(), draft.id);
    expect(restored.features.map(({ code }) => code)).toEqual([`${board.community()}001`, `${board.community()}002`]);
    expect(restored.features[0]?.boundary).toEqual(draft.features[0]?.boundary);
    expect(await board.preview(restored.id)).toMatchObject({
      publishable: true,
      dissolved: [{ code: `${board.community()}003`, successors: [`${board.community()}001`] }],
    });
    board.district.clock.advance(60_000);
    expect((await board.publish(restored.id, 1)).status).toBe(200);
    expect((await board.stored('001001%')).filter(({ valid_to }) => valid_to === null)).toHaveLength(3);
  });
});
