import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft, DrawnArea } from '#contract/drawing/api.ts';
import { execute } from '#kernel/db.ts';
import type { Boundary } from '#modules/territory/domain/area.ts';
import { lockImports, writeBoundaries } from '#modules/territory/store/register.ts';
import type { Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { carryOutDue } from './commands/publish-draft.ts';
import { type DrawingBoard, drawingBoard, halved, refused, today } from './testing/drawing-board.ts';

let board: DrawingBoard;
beforeAll(async () => {
  board = await drawingBoard();
});
afterAll(() => board.close());

describe('two drawings of one area', () => {
  /** Only moves a border: nothing but the order of the two decides. */
  const shifted = (draft: Draft, lon: number): DrawnArea[] => {
    const [w, e] = [100.2, 100.22];
    const strip = (from: number, to: number): DrawnArea['boundary'] => ({
      type: 'Polygon',
      coordinates: [
        [
          [from, 26.86],
          [to, 26.86],
          [to, 26.9],
          [from, 26.9],
          [from, 26.86],
        ],
      ],
    });
    const [west, east] = draft.features as [DrawnArea, DrawnArea];
    return [
      { ...west, boundary: strip(w, lon) },
      { ...east, boundary: strip(lon, e) },
    ];
  };

  it('published at once: the second is judged against what the first left (fails without lockImports in publishDraft: both succeed)', async () => {
    await board.fresh();
    const other = await board.district.another();
    const [a, b] = [await board.open('clerk'), await board.open('dispatcher')];
    await board.save(a, shifted(a, 100.212));
    await board.save(b, shifted(b, 100.208), 'dispatcher');
    const send = async (id: string, who: Who, on = board.district.process) =>
      (await board.district.as(who, on)).post(`/api/area-drafts/${id}/publish`, {
        id: v7(),
        version: 2,
        effectiveOn: today,
        reason: '同时',
      });
    const answers = await Promise.all([send(a.id, 'clerk'), send(b.id, 'dispatcher', other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('drawing.draft_stale');
    // the loser takes its drawing up again upon the new ground
    const [loser, who] = answers[0]?.status === 409 ? [a, 'clerk' as const] : [b, 'dispatcher' as const];
    const reopened = await (await board.district.as(who)).post(`/api/area-drafts/${loser.id}/reopen`, { id: v7(), version: 2 });
    expect(reopened.body).toMatchObject({ state: 'open', stale: [] });
    expect((await board.publish(loser.id, reopened.body.version, {}, who)).status).toBe(200);
  });

  it('on a later day: waits, is carried out once after midnight although two workers come, and at most one waits', async () => {
    await board.fresh();
    const other = await board.district.another();
    const [a, b] = [await board.open('clerk'), await board.open('dispatcher')];
    await board.save(a, halved(a));
    await board.save(b, shifted(b, 100.208), 'dispatcher');
    const day = '2025-09-20';
    expect((await board.publish(a.id, 2, { effectiveOn: day })).body.draft).toMatchObject({
      state: 'scheduled',
      effectiveOn: day,
      actions: ['reopen', 'discard'],
    });
    expect(refused(await board.publish(b.id, 2, { effectiveOn: '2025-09-21' }, 'dispatcher'))).toEqual([
      409,
      'drawing.draft_scheduled_already',
    ]);
    const { kernel } = board.district.process;
    await carryOutDue(kernel);
    expect(await board.stored('001001%')).toHaveLength(3);
    board.district.clock.set('2025-09-19T16:00:30.000Z'); // half a minute past midnight of the 20th in Shanghai
    await Promise.all([carryOutDue(kernel), carryOutDue(other.kernel), carryOutDue(kernel)]);
    expect((await board.stored('001001%')).map(({ code }) => code.slice(-3))).toEqual(['001', '001', '002', '003']);
    // a second run would find its own work beneath the drawing and call it failed
    const carried = await (await board.district.as('clerk')).get(`/api/area-drafts/${a.id}`);
    expect(carried.body.state).toBe('published');
    const rows = await board.district.asOwner<{ action: string; actor_id: string }>(
      "select action, actor_id from audit_log where subject = $1 and action = 'territory.draft_published'",
      [a.id],
    );
    expect(rows).toEqual([{ action: 'territory.draft_published', actor_id: board.district.people.clerk.id }]);
    const [begun] = await board.district.asOwner<{ valid_from: Date }>('select valid_from from areas where code = $1', [
      `${board.community()}003`,
    ]);
    expect(begun?.valid_from.toISOString()).toBe('2025-09-19T16:00:00.000Z');
  });

  it('on a later day: fails visibly when the ground changed meanwhile, and can be taken up again', async () => {
    await board.fresh();
    const [a, b] = [await board.open('clerk'), await board.open('dispatcher')];
    await board.save(a, shifted(a, 100.212));
    await board.save(b, shifted(b, 100.208), 'dispatcher');
    await board.publish(a.id, 2, { effectiveOn: '2025-09-20' });
    expect((await board.publish(b.id, 2, {}, 'dispatcher')).status).toBe(200);
    board.district.clock.set('2025-09-22T03:00:00.000Z');
    await carryOutDue(board.district.process.kernel);
    const failed = (await (await board.district.as('clerk')).get(`/api/area-drafts/${a.id}`, { 'accept-language': 'en' })).body as Draft;
    expect(failed).toMatchObject({ state: 'failed', fault: { code: 'drawing.draft_stale' }, actions: ['reopen', 'discard'] });
    expect(failed.fault?.message).toContain(`${board.community()}001`);
    expect(failed.stale).toEqual([`${board.community()}001`, `${board.community()}002`]);
    const clerk = await board.district.as('clerk');
    const again = (await clerk.post(`/api/area-drafts/${a.id}/reopen`, { id: v7(), version: failed.version })).body as Draft;
    expect([again.state, again.fault, again.stale]).toEqual(['open', null, []]);
    // what it had redrawn is still drawn
    expect(again.features.map(({ boundary }) => boundary)).toEqual(shifted(a, 100.212).map(({ boundary }) => boundary));
    const gone = await clerk.post(`/api/area-drafts/${a.id}/discard`, { id: v7(), version: again.version, reason: null });
    expect(gone.body).toMatchObject({ state: 'discarded', actions: ['reopen'] });
    expect(refused(await board.save({ ...again, version: gone.body.version }, again.features))).toEqual([409, 'drawing.draft_state']);
  });

  it('a large one, judged ahead, is judged anew when something changed before its turn (fails without the digest: the count is lost)', async () => {
    await board.fresh();
    const draft = await board.open();
    const border = Array.from({ length: 10_101 }, (_, i): [number, number] => [100.212, 26.86 + (i * 0.04) / 10_100]);
    const [west, east] = shifted(draft, 100.212) as [DrawnArea, DrawnArea];
    const along = (x: number, side: [number, number][]): DrawnArea['boundary'] => ({
      type: 'Polygon',
      coordinates: [[...side, [x, side.at(-1)?.[1] ?? 0], [x, side[0]?.[1] ?? 0], side[0] as [number, number]]],
    });
    const features = [
      { ...west, name: '沿河网格', boundary: along(100.2, border) },
      { ...east, boundary: along(100.22, border) },
    ];
    expect((await board.save(draft, features)).status).toBe(200);
    // it has been judged once it waits for its turn
    const { outcome, waited } = await held(board.district, {
      first: lockImports,
      meanwhile: () => board.publish(draft.id, 2),
      afterwards: async (tx) => {
        const [west] = await board.district.asOwner<{ id: string }>('select id from areas where code = $1', [`${board.community()}001`]);
        await execute(tx, 'update areas set households = 999 where jurisdiction_id = linli.jurisdiction() and id = $1', [west?.id]);
      },
    });
    expect([waited, outcome.status]).toEqual([true, 200]);
    const [now] = await board.district.asOwner('select name, households from areas where code = $1', [`${board.community()}001`]);
    expect(now).toEqual({ name: '沿河网格', households: 999 });
  });

  it('waits for an import that is under way', async () => {
    await board.fresh();
    const draft = await board.open();
    await board.save(draft, shifted(draft, 100.212));
    const redrawn = { boundary: shifted(draft, 100.2112)[1]?.boundary as Boundary, lon: 100.215, lat: 26.88 };
    const { outcome, waited } = await held(board.district, {
      first: lockImports,
      meanwhile: () => board.publish(draft.id, 2),
      afterwards: (tx) => writeBoundaries(tx, [{ code: `${board.community()}002`, ...redrawn }]),
    });
    expect(waited).toBe(true);
    expect(refused(outcome)).toEqual([409, 'drawing.draft_stale']);
  });
});
