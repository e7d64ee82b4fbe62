import { describe, expect, it } from 'vitest';
import { attempt, isDefinite } from './attempt.ts';
import { CallError } from './call.ts';
import { createKeeping, keptFor, type TextStore } from './kept.ts';

const refusal = (status: number, code = 'request.invalid') => new CallError(status, { code, message: '', data: {} });
const lost = refusal(0, 'network.offline');
const storeOf = (map = new Map<string, string>()): TextStore => ({
  keys: () => [...map.keys()],
  get: (key) => map.get(key) ?? null,
  set: (key, text) => void map.set(key, text),
  remove: (key) => void map.delete(key),
});
const owner = { account: 'a', form: 'case.answer', subject: 'c1' };

/** A server that acts once per id and refuses an id that says something else, behind a line that loses answers when told so. */
const serverOf = () => {
  const done = new Map<string, string>();
  let fails: Error[] = [];
  return {
    effects: () => [...done.values()],
    ids: () => [...done.keys()],
    /** `reached`: whether the request still acts. */
    fail: (error: Error, reached: boolean) => {
      fails = [Object.assign(error, { reached })];
    },
    deliver: async (request: string, id: string): Promise<string> => {
      const failure = fails.pop() as (Error & { reached?: boolean }) | undefined;
      if (failure && !failure.reached) throw failure;
      const known = done.get(id);
      if (known !== undefined && known !== request) throw refusal(409, 'request.id_reused');
      done.set(id, request);
      if (failure) throw failure;
      return `did ${request}`;
    },
  };
};
const ids = () => {
  let n = 0;
  return () => `id${++n}`;
};

describe('an attempt', () => {
  it('keeps its id until a definite answer', async () => {
    for (const [error, definite] of [
      [lost, false],
      [refusal(500), false],
      [refusal(503), false],
      [refusal(401), false],
      [refusal(429), false],
      [refusal(408), false],
      [refusal(403, 'server.unavailable'), false],
      [new Error('of the page'), false],
      [refusal(400), true],
      [refusal(403), true],
      [refusal(409), true],
      [refusal(422), true],
    ] as const) {
      expect(isDefinite(error)).toBe(definite);
      const slot = createKeeping(storeOf(), 'w').slot(owner);
      const server = serverOf();
      const newId = ids();
      server.fail(error, false);
      await expect(attempt(slot, 'x', () => 'x', server.deliver, newId)).rejects.toBe(error);
      await attempt(slot, 'x', () => 'x', server.deliver, newId);
      expect(server.ids()).toEqual([definite ? 'id2' : 'id1']);
      expect(slot.now()).toBeNull();
    }
  });

  it('acts once when the answer was lost, over a reload too, though the thing has moved on meanwhile', async () => {
    const map = new Map<string, string>();
    const server = serverOf();
    server.fail(lost, true);
    await expect(attempt(createKeeping(storeOf(map), 'w').slot(owner), 'x', () => 'version 1', server.deliver, ids())).rejects.toBe(lost);
    const slot = createKeeping(storeOf(map), 'w').slot(owner);
    expect(
      await attempt(
        slot,
        'x',
        () => 'version 2',
        server.deliver,
        () => 'another',
      ),
    ).toEqual({ answer: 'did version 1', earlier: false });
    expect(server.effects()).toEqual(['version 1']);
  });

  it('asks what became of the earlier words before it sends others', async () => {
    const slot = createKeeping(storeOf(), 'w').slot(owner);
    const server = serverOf();
    const newId = ids();
    server.fail(lost, true);
    await expect(attempt(slot, 'x', () => 'x', server.deliver, newId)).rejects.toBe(lost);
    expect(await attempt(slot, 'y', () => 'y', server.deliver, newId)).toEqual({ answer: 'did x', earlier: true });
    expect(server.effects()).toEqual(['x']);
    // refused for good: what is meant now goes out, under an id of its own
    const other = createKeeping(storeOf(), 'w').slot(owner);
    server.fail(lost, false);
    await expect(attempt(other, 'x', () => 'bad', server.deliver, newId)).rejects.toBe(lost);
    const deliver = (request: string, id: string) => (request === 'bad' ? Promise.reject(refusal(422)) : server.deliver(request, id));
    expect(await attempt(other, 'y', () => 'y', deliver, newId)).toEqual({ answer: 'did y', earlier: false });
    expect(server.effects()).toEqual(['x', 'y']);
  });

  it('still asks for the earlier words while nobody answers', async () => {
    const slot = createKeeping(storeOf(), 'w').slot(owner);
    const never = () => Promise.reject(lost);
    await expect(attempt(slot, 'x', () => 'x', never, ids())).rejects.toBe(lost);
    await expect(attempt(slot, 'y', () => 'y', never, ids())).rejects.toBe(lost);
    expect(slot.now()?.pending?.meant).toBe('"x"');
  });
});

describe('what was typed', () => {
  const typed = { values: { text: '已处理' }, base: '{}', title: '答复', page: '/cases/c1' };

  it('is there after a reload, for its account, its form and its subject alone', () => {
    const map = new Map<string, string>();
    createKeeping(storeOf(map), 'w').slot(owner).write(typed);
    const again = createKeeping(storeOf(map), 'w');
    expect(again.slot(owner).left()).toMatchObject({ own: true, kept: typed });
    for (const other of [{ account: 'b' }, { form: 'case.return' }, { subject: 'c2' }])
      expect(again.slot({ ...owner, ...other }).left()).toBeNull();
    expect(again.list('a')).toHaveLength(1);
    expect(again.list('b')).toEqual([]);
  });

  it('is offered to another window, which does not write over it', () => {
    const map = new Map<string, string>();
    const first = createKeeping(storeOf(map), 'w1').slot(owner);
    first.write(typed);
    const second = createKeeping(storeOf(map), 'w2').slot(owner);
    expect(second.left()).toMatchObject({ own: false, kept: typed });
    second.write({ ...typed, values: { text: '别的' } });
    expect(first.now()?.values).toEqual(typed.values);
    second.clear(true);
    expect(createKeeping(storeOf(map), 'w3').slot(owner).left()).toBeNull();
  });

  it('is gone after its time, and when its account signs out', () => {
    const map = new Map<string, string>();
    let clock = 0;
    const keeping = createKeeping(storeOf(map), 'w', () => clock);
    keeping.slot(owner).write(typed);
    clock = keptFor;
    expect(keeping.slot(owner).left()).not.toBeNull();
    clock++;
    expect(keeping.slot(owner).left()).toBeNull();
    expect(map.size).toBe(0);
    keeping.slot(owner).write(typed);
    keeping.slot({ ...owner, account: 'b' }).write(typed);
    keeping.forget('a');
    expect(keeping.list('a')).toEqual([]);
    expect(keeping.list('b')).toHaveLength(1);
  });

  it('carries no secret to the store', () => {
    const map = new Map<string, string>();
    const slot = createKeeping(storeOf(map), 'w').slot(owner, true);
    slot.write({ ...typed, pending: { id: 'i', meant: '{"password":"s3cret"}', request: { password: 's3cret' } } });
    expect(slot.now()?.pending?.id).toBe('i');
    expect([...map.values()].join()).not.toContain('s3cret');
  });

  it('lives as long as the page where the store is full or forbidden', () => {
    const refuse = (): never => {
      throw new Error('QuotaExceededError');
    };
    const slot = createKeeping({ keys: refuse, get: refuse, set: refuse, remove: refuse }, 'w').slot(owner);
    slot.write(typed);
    expect(slot.left()?.kept).toMatchObject(typed);
    slot.clear(true);
    expect(slot.left()).toBeNull();
  });
});
