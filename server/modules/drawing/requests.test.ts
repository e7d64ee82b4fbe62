import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from '#tools/testing/district.ts';
import { type DrawingBoard, drawingBoard, halved, refused } from './testing/drawing-board.ts';

let board: DrawingBoard;
beforeAll(async () => {
  board = await drawingBoard();
});
afterAll(() => board.close());

describe('a request', () => {
  it('of the street is a to-do of the community, and answered by the drawing it publishes', async () => {
    const { district } = board;
    const request = async (who: Who, over: object = {}) =>
      (await district.as(who)).post('/api/area-drafts/requests', {
        id: v7(),
        from: district.area('001').code,
        areas: [board.community()],
        title: '按新标准绘制网格',
        basis: { kind: 'document', text: '试办发〔2025〕9号' },
        dueOn: '2025-09-30',
        ...over,
      });
    expect(refused(await request('clerk'))).toEqual([403, 'session.forbidden']);
    expect(refused(await request('dispatcher', { areas: [district.area('002').code] }))).toEqual([422, 'demands.not_below']);
    expect(refused(await request('dispatcher', { basis: null }))).toEqual([422, 'demands.without_basis']);
    expect((await request('dispatcher')).body).toEqual({ asked: 1 });
    expect(refused(await request('dispatcher2'))).toEqual([409, 'demands.repeated']);
    const todos = async () => (await (await district.as('clerk')).get('/api/todos?kind=drawing.asked')).body.items;
    const [todo] = await todos();
    expect(todo).toMatchObject({ kind: 'drawing.asked', title: '按新标准绘制网格', data: { subject: board.community() } });
    expect((await (await district.as('clerk')).get('/api/todos?kind=demands.answer')).body.items).toEqual([]);
    const clerk = await district.as('clerk');
    expect(refused(await clerk.post(`/api/demands/${todo.id}/answer`, { id: v7(), answer: '画好了' }))).toEqual([
      409,
      'demands.answered_by_act',
    ]);
    const draft = await board.open();
    const saved = await board.save(draft, halved(draft));
    await board.publish(draft.id, saved.body.version);
    expect(await todos()).toEqual([]);
    const told = await clerk.post(`/api/demands/${todo.id}/answer`, { id: v7(), minutes: 120 });
    expect(told.body).toMatchObject({ state: 'answered', minutes: 120 });
  });
});
