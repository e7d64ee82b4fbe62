import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runOf } from '#contract/kernel/runs.ts';
import { matches, queryOf, type Searched, type Sought, soughtIn, wordsOf } from './search-words.ts';

const caseOf = (text: string, over: Partial<Searched> = {}): Searched => ({
  number: '5307022025091500012',
  text,
  placeText: null,
  callerPhone: null,
  answers: null,
  ...over,
});
const finds = (searched: Searched, q: string, behind = false): boolean => {
  const sought = soughtIn(q);
  return sought !== null && matches(searched, sought, behind);
};

/** What PostgreSQL does with both texts, written down independently: some chain of words with the asked distances. */
const stands = (words: string, query: string): boolean => {
  const places = new Map(
    [...words.matchAll(/'([^']*)':([\d,]+)/g)].map(([, word, at]) => [word ?? '', (at ?? '').split(',').map(Number)] as const),
  );
  const at = (word: string, isPrefix: boolean): number[] =>
    [...places].flatMap(([known, all]) => ((isPrefix ? known.startsWith(word) : known === word) ? all : []));
  const chain = (one: string): boolean => {
    const parts = [...one.matchAll(/(?:<(\d+)> )?'([^']*)'(:\*)?/g)];
    const [first, ...next] = parts.map(([, step, word, prefix]) => ({ step: Number(step), places: at(word ?? '', prefix !== undefined) }));
    const reached = next.reduce((ends, { step, places: here }) => here.filter((place) => ends.includes(place - step)), first?.places ?? []);
    return reached.length > 0;
  };
  return query.split(' & ').every((all) => all.split(' | ').some(chain));
};

describe('any run of characters that stands in a text', () => {
  const lamp = caseOf('光义街官院巷路灯不亮');
  test.each(['灯', '路灯', '官院巷', '路灯不亮', '光义街', '官院巷 灯', '巷路', '2025', '00012', '091500', '5307022025091500012'])(
    'is found: %s',
    (q) => expect(finds(lamp, q)).toBe(true),
  );
  test.each(['井盖', '灯路', '官院巷 井盖', '99'])('and no other: %s', (q) => expect(finds(lamp, q)).toBe(false));
  test('plates, full width, hyphens and capitals are no hindrance', () => {
    const car = caseOf('云Ｐ·12A45 占道');
    for (const q of ['云P12A45', 'p12a', '云P·12A45', '１２Ａ', 'a45占道']) expect([q, finds(car, q)]).toEqual([q, true]);
  });

  test('the index answers as the text itself does', () => {
    const text = fc.string({ unit: fc.constantFrom(...'路灯不亮井盖12345ab1'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.integer({ min: 1, max: 12 }), (written, other, from, length) => {
        const searched = caseOf(written, { placeText: '小区东门' });
        for (const q of [written.slice(from % written.length).slice(0, length), other.slice(0, length)]) {
          const sought = soughtIn(q) as Sought;
          expect(matches(searched, sought, false)).toBe(
            [written, '小区东门', '5307022025091500012'].some((t) => runOf(t).includes(runOf(q))),
          );
          expect(stands(wordsOf(searched), queryOf(sought, false))).toBe(matches(searched, sought, false));
        }
      }),
    );
  });
});

describe('digits behind stars', () => {
  const called = caseOf('请回电13900007777，谢谢', { callerPhone: '13811112222' });
  test('are found only where that is asked for; the shown ends by everybody', () => {
    for (const q of ['13900007777', '139 0000 7777', '00007777', '13811112222', '11112222']) {
      expect([q, finds(called, q), finds(called, q, true)]).toEqual([q, false, true]);
      const sought = soughtIn(q) as Sought;
      expect(stands(wordsOf(called), queryOf(sought, false))).toBe(false);
      expect(stands(wordsOf(called), queryOf(sought, true))).toBe(true);
    }
    for (const q of ['7777', '回电139']) expect([q, finds(called, q)]).toEqual([q, true]);
  });
  test('are not felt out a few at a time', () => {
    for (const q of ['0000', '1111', '900']) expect([q, finds(called, q, true)]).toEqual([q, false]);
  });
});
