import { expect, test } from 'vitest';
import { breathing, inPieces } from './breath.ts';

/** Counts how often others had their turn. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let [turns, going] = [0, true];
  const spin = (): void => {
    turns += 1;
    if (going) setImmediate(spin);
  };
  setImmediate(spin);
  await work();
  going = false;
  return turns;
};
const still = new AbortController().signal;

test('a long computation lets others have their turn, and ends when nobody wants it any more', async () => {
  const turns = await turnsDuring(async () => {
    const breath = breathing(still, 100);
    for (let n = 0; n < 1000; n++) await breath();
  });
  expect(turns).toBeGreaterThanOrEqual(10);
  const doubled = async () => inPieces([...Array(2_000).keys()], still, (some) => some.map((n) => 2 * n), 100);
  expect(await turnsDuring(doubled)).toBeGreaterThanOrEqual(20);
  expect((await doubled()).slice(0, 3)).toEqual([0, 2, 4]);
  const over = AbortSignal.abort(new Error('over'));
  await expect(inPieces([1], over, (some) => some)).rejects.toThrow('over');
  expect(() => breathing(over, 1)()).toThrow('over');
});
