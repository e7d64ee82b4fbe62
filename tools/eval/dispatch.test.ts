import { describe, expect, test } from 'vitest';
import { type Dispatched, evaluateDispatch } from './dispatch.ts';

const of = (category: string, area: string, organisation: string, n: number): Dispatched[] =>
  Array.from({ length: n }, () => ({ categories: ['市容', category], areas: [area, `${area}一社区`], organisation }));

describe('dispatching by learnt rules', () => {
  const train = Array.from({ length: 10 }, () => [
    ...of('路灯', '东街', '路灯所', 1),
    ...of('垃圾', '东街', '环卫站', 1),
    ...of('垃圾', '西街', '西街环卫', 1),
  ]).flat();

  test('the engine chooses; whom nobody has seen, and what nobody knows, is told apart', () => {
    const { quality, errors } = evaluateDispatch(train, [
      ...of('垃圾', '东街', '环卫站', 2),
      ...of('垃圾', '西街', '西街环卫', 1),
      ...of('路灯', '西街', '路灯所', 1),
      ...of('垃圾', '东街', '新成立的公司', 1),
      ...of('垃圾', '东街', '路灯所', 1),
      { categories: ['民政'], areas: ['东街'], organisation: '环卫站' },
    ]);
    expect(quality).toMatchObject({ test: 7, decided: 6, top1: 4 / 7 });
    expect(errors).toMatchObject({ newOrganisation: 1, undecided: 1 });
    expect(Object.values(errors).reduce((sum, n) => sum + n)).toBe(3);
  });
  test('nothing to test, no figures', () => {
    expect(evaluateDispatch(train, []).quality).toMatchObject({ test: 0, decided: 0, top1: 0, top3: 0 });
  });
});
