import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meets, needed } from '#contract/kernel/shares.ts';
import { count } from '#contract/votes/count.ts';
import type { Ballot, Mark, Question, RollEntry, Rule } from '#contract/votes/model.ts';
import { oracle } from '#tools/voting/oracle.ts';

const twoThirds = { of: 'due', n: 2, d: 3, strict: false } as const;
const half = { of: 'participating', n: 1, d: 2, strict: true } as const;
const threeQuarters = { of: 'participating', n: 3, d: 4, strict: false } as const;
const civilCode: Rule = {
  measures: 'heads_area',
  secret: false,
  quorum: twoThirds,
  majority: half,
  silence: 'none',
  change: true,
  tie: 'fails',
  source: '民法典第二百七十八条',
};
const motion = (rule: Partial<Rule> = {}, reserved = false): Question => ({
  id: 'q',
  title: '选聘物业',
  text: '',
  kind: 'motion',
  options: [],
  most: 0,
  rule: { ...civilCode, ...(reserved ? { majority: threeQuarters } : {}), ...rule },
  reserved,
});

type Owner = { area: number; heads?: number; says?: Mark; served?: boolean; present?: boolean };
/** Counts one question over owners, each with what they say; who says nothing has not voted. */
const over = (owners: readonly Owner[], q: Question) => {
  const roll: RollEntry[] = owners.map((o, i) => ({
    key: `k${i}`,
    heads: o.heads ?? 1,
    area: o.area,
    served: o.served ?? false,
    present: o.present ?? false,
    took: o.says !== undefined,
  }));
  const ballots: Ballot[] = owners.flatMap((o, i) =>
    o.says === undefined ? [] : [{ key: `k${i}`, heads: o.heads ?? 1, area: o.area, marks: { [q.id]: o.says } }],
  );
  const [found] = count([q], roll, ballots);
  expect(JSON.parse(JSON.stringify(oracle([q], roll, ballots)))).toEqual(JSON.parse(JSON.stringify([found])));
  if (!found) throw new Error('nothing counted');
  return found;
};
const many = (n: number, owner: Owner): Owner[] => Array.from({ length: n }, () => owner);
/** 100 m². */
const flat = { area: 10_000 };
const votes = (yes: number, no: number, abstain: number, silent: number, of: Owner = flat): Owner[] => [
  ...many(yes, { ...of, says: 'yes' }),
  ...many(no, { ...of, says: 'no' }),
  ...many(abstain, { ...of, says: 'abstain' }),
  ...many(silent, of),
];

describe('the worked examples of the practice', () => {
  test('1: of 100 equal flats 67 are the quorum; of 70 that take part 36 decide, and half is not more than half', () => {
    expect(over(votes(67, 0, 0, 33), motion())).toMatchObject({
      quorumMet: true,
      both: { heads: { quorumNeeds: 67 }, area: { quorumNeeds: 666_667 } },
    });
    expect(over(votes(66, 0, 0, 34), motion())).toMatchObject({
      quorumMet: false,
      passed: false,
      reasons: ['quorum_heads', 'quorum_area'],
    });
    expect(over(votes(36, 34, 0, 30), motion()).passed).toBe(true);
    expect(over(votes(35, 35, 0, 30), motion())).toMatchObject({ passed: false, reasons: ['majority_heads', 'majority_area', 'tie'] });
  });
  test('2: a reserved matter passes at exactly three quarters', () => {
    expect(over(votes(54, 18, 0, 28), motion({}, true)).passed).toBe(true);
    expect(over(votes(53, 19, 0, 28), motion({}, true))).toMatchObject({ passed: false, both: { heads: { majorityNeeds: 54 } } });
  });
  test('3: heads without area are no quorum; the developer alone turns the area', () => {
    const owner = { area: 8_000 };
    const developer = { area: 480_000 };
    const flats = [...many(85, { ...owner, says: 'yes' as const }), ...many(5, owner)];
    expect(over([...flats, developer], motion())).toMatchObject({
      quorumMet: false,
      reasons: ['quorum_area'],
      both: { heads: { quorum: true, took: 85, due: 91 }, area: { took: 680_000, due: 1_200_000 } },
    });
    const against = [...flats, { ...developer, says: 'no' as const }];
    expect(over(against, motion()).passed).toBe(true);
    expect(over(against, motion({}, true))).toMatchObject({ passed: false, reasons: ['majority_area'] });
  });
  test('4: area without heads is no quorum, at exactly two thirds of the area', () => {
    const owners = [
      { area: 480_000, says: 'yes' as const },
      ...many(40, { area: 8_000, says: 'yes' as const }),
      ...many(50, { area: 8_000 }),
    ];
    expect(over(owners, motion())).toMatchObject({
      reasons: ['quorum_heads'],
      both: { heads: { took: 41, due: 91 }, area: { quorum: true, took: 800_000 } },
    });
  });
  test('5: five flats of one owner are one head and all areas', () => {
    const big = { area: 50_000, says: 'yes' as const };
    expect(over([...votes(36, 0, 0, 19), big], motion())).toMatchObject({
      quorumMet: false,
      both: { heads: { took: 37, due: 56 }, area: { took: 410_000, due: 600_000 } },
    });
    expect(over([...votes(37, 0, 0, 18), big], motion()).quorumMet).toBe(true);
  });
  test('6: silence means nothing, takes part, or follows, never on a reserved matter; both counts are shown', () => {
    const owners = (yes: number, no: number, abstain: number, silent: number): Owner[] => [
      ...votes(yes, no, abstain, silent, { ...flat, served: true }),
      ...many(100 - yes - no - abstain - silent, flat),
    ];
    const with30 = owners(30, 18, 2, 45);
    expect(over(with30, motion())).toMatchObject({ quorumMet: false, passed: false });
    expect(over(with30, motion({ silence: 'present_only' }))).toMatchObject({ quorumMet: true, passed: false, took: { heads: 95 } });
    expect(over(with30, motion({ silence: 'follow' }))).toMatchObject({
      passed: true,
      follows: 'yes',
      yes: { heads: 30 },
      silent: { heads: 45 },
      both: { heads: { yes: 75, base: 95 } },
      withoutSilence: { quorumMet: false, passed: false },
    });
    expect(over(owners(24, 24, 2, 45), motion({ silence: 'follow' }))).toMatchObject({
      passed: false,
      follows: null,
      reasons: expect.arrayContaining(['nothing_to_follow', 'tie']),
    });
    expect(over(with30, motion({ silence: 'follow' }, true))).toMatchObject({
      passed: false,
      follows: null,
      reasons: expect.arrayContaining(['follow_barred']),
    });
  });
});

test('of those present, of all, by delegates; abstaining and invalid take part and consent to nothing', () => {
  const present = motion({ measures: 'delegates', quorum: { ...twoThirds, of: 'present' }, majority: { ...half, of: 'present' } });
  const seats = (yes: number, there: number, away: number): Owner[] => [
    ...many(yes, { area: 0, says: 'yes' as const }),
    ...many(there, { area: 0, present: true }),
    ...many(away, { area: 0 }),
  ];
  expect(over(seats(11, 9, 10), present)).toMatchObject({ passed: true, present: { heads: 20 }, both: { area: null } });
  expect(over(seats(10, 10, 10), present)).toMatchObject({ passed: false, reasons: ['majority_heads'] });
  expect(over(seats(11, 8, 11), present)).toMatchObject({ quorumMet: false });
  const all = motion({ measures: 'heads', quorum: null, majority: { of: 'due', n: 1, d: 1, strict: false } });
  expect(over(many(3, { area: 0, says: 'yes' }), all).passed).toBe(true);
  expect(over([...many(3, { area: 0, says: 'yes' as const }), { area: 0 }], all).passed).toBe(false);
  const invalid: Mark = { invalid: 'over' };
  const spoilt = [...votes(34, 30, 0, 33), ...many(3, { ...flat, says: invalid })];
  expect(over(spoilt, motion())).toMatchObject({ quorumMet: true, passed: true, invalid: { heads: 3 }, took: { heads: 67 } });
  expect(over(spoilt, motion({ invalid: 'absent' }))).toMatchObject({ quorumMet: false, took: { heads: 64 } });
});

test('a choice: options with the majority win, who shares the last place does not', () => {
  const choice = (most: number): Question => ({
    ...motion({ measures: 'heads', quorum: null, majority: { of: 'participating', n: 1, d: 4, strict: false } }),
    kind: 'choice',
    options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
    most,
  });
  const says = (n: number, ...chosen: string[]): Owner[] => many(n, { area: 0, says: { chosen } });
  expect(over([...says(5, 'a'), ...says(3, 'b'), ...says(1, 'c'), ...says(1)], choice(1))).toMatchObject({
    passed: true,
    abstain: { heads: 1 },
    options: [
      { id: 'a', heads: 5, chosen: true },
      { id: 'b', heads: 3, meets: true, chosen: false },
      { id: 'c', meets: false },
    ],
  });
  expect(over([...says(4, 'a'), ...says(4, 'b')], choice(1))).toMatchObject({ passed: false, reasons: ['tie', 'none_chosen'] });
  expect(over([...says(4, 'a', 'b'), ...says(4, 'b')], choice(2)).options.filter((o) => o.chosen)).toHaveLength(2);
});

test('a share of whole numbers is met exactly where its least is reached; nothing is no share of nothing', () => {
  const share = fc.record({ n: fc.nat(1000), d: fc.integer({ min: 1, max: 1000 }), strict: fc.boolean() });
  fc.assert(
    fc.property(share, fc.integer({ min: 1, max: 10 ** 9 }), fc.nat(10 ** 9), (s, whole, part) => {
      expect(meets(part, whole, s)).toBe(part >= needed(whole, s));
    }),
  );
  expect(meets(0, 0, { n: 0, d: 1, strict: false })).toBe(false);
});

test('counts random rolls by random rules as the slow oracle does, in exact rationals', () => {
  const share = fc.record({
    of: fc.constantFrom('participating' as const, 'present' as const, 'due' as const),
    n: fc.nat(4),
    d: fc.integer({ min: 1, max: 4 }),
    strict: fc.boolean(),
  });
  const rule = fc.record({
    measures: fc.constantFrom('heads' as const, 'heads_area' as const, 'delegates' as const),
    secret: fc.constant(false),
    quorum: fc.option(share),
    majority: share,
    silence: fc.constantFrom('none' as const, 'present_only' as const, 'follow' as const, 'follow_half' as const),
    objectors: fc.option(fc.record({ n: fc.nat(3), d: fc.integer({ min: 1, max: 4 }) }), { nil: undefined, freq: 2 }),
    change: fc.constant(true),
    tie: fc.constant('fails' as const),
    source: fc.constant('…'),
    invalid: fc.constantFrom(undefined, 'takes_part' as const, 'absent' as const),
  });
  const mark = fc.constantFrom<Mark>('yes', 'no', 'abstain', { invalid: 'blank' });
  const chosen = fc.oneof(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }).map((some): Mark => ({ chosen: some })),
    fc.constant<Mark>({ invalid: 'over' }),
  );
  const owner = fc.record({
    heads: fc.nat(2),
    area: fc.oneof(fc.nat(3), fc.nat(20_000)),
    served: fc.boolean(),
    present: fc.boolean(),
    motion: fc.option(mark, { freq: 3 }),
    choice: chosen,
  });
  fc.assert(
    fc.property(rule, fc.boolean(), fc.array(owner, { maxLength: 14 }), (r, reserved, owners) => {
      const questions: Question[] = [
        { ...motion(), rule: r as Rule, reserved },
        { ...motion(), id: 'c', kind: 'choice', options: ['a', 'b', 'c'].map((id) => ({ id, label: id })), most: 2, rule: r as Rule },
      ];
      const roll = owners.map((o, i) => ({ ...o, key: `k${i}`, took: o.motion !== null }));
      const ballots = owners.flatMap((o, i): Ballot[] =>
        o.motion === null ? [] : [{ key: `k${i}`, heads: o.heads, area: o.area, marks: { q: o.motion, c: o.choice } }],
      );
      expect(count(questions, roll, ballots)).toEqual(oracle(questions, roll, ballots));
    }),
    { numRuns: 600 },
  );
});
