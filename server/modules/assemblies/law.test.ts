import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MatterCode, matterOf } from '#contract/assemblies/matters.ts';
import { type RollUnit, rollOf, sumOf } from '#contract/assemblies/roll.ts';
import { defaultLocalRules, type LocalRules } from '#contract/assemblies/rules.ts';
import { count } from '#contract/votes/count.ts';
import { oracle as slow } from '#tools/voting/oracle.ts';
import { readShare } from './commands/plan-import.ts';
import { splitBySale } from './commands/transfer.ts';
import { doubtsOf, isAlike } from './domain/alike.ts';
import { questionsOf } from './domain/standing.ts';
import { resultsOf, sentencesOf } from './sentences.ts';
import { judgeByLaw, type LawVote, type Said } from './testing/oracle.ts';

interface Plain {
  readonly owner: string;
  readonly area: number;
  readonly unsold?: true;
  readonly parking?: true;
}
const flat = (owner: string, area = 10_000): Plain => ({ owner, area });
const many = (n: number, area = 10_000, first = 0): Plain[] => Array.from({ length: n }, (_, i) => flat(`o${first + i}`, area));

/** Counts a register as the platform does: roll of the register, questions of the matter, count of the ballots – and by the law, which must agree. */
const decide = (
  plain: readonly Plain[],
  said: (owner: string) => Said | undefined,
  over: {
    matter?: MatterCode;
    silence?: LocalRules['silence']['rule'];
    served?: (owner: string) => boolean;
    parking?: LocalRules['parking']['rule'];
    /** Older rules of places, which the law's text does not decide. */
    local?: Partial<LocalRules>;
    scope?: 'estate' | 'unit';
  } = {},
) => {
  const matter = over.matter ?? 'manager';
  const silence = over.silence ?? 'none';
  const served = over.served ?? (() => false);
  const parking = over.parking ?? 'counted';
  const rules: LocalRules = {
    ...defaultLocalRules,
    silence: { rule: silence, source: '规约' },
    parking: { rule: parking, source: '规则' },
    ...over.local,
  };
  const where = { scope: over.scope ?? 'estate' } as const;
  const units = plain.map(
    ({ owner, area, unsold, parking: space }, i): RollUnit => ({
      id: `u${i}`,
      use: space ? 'parking' : 'flat',
      state: unsold ? 'unsold' : 'sold',
      area,
      owners: owner === '' ? [] : owner.split('+').map((holder) => ({ holder, share: null })),
    }),
  );
  const { entries, faults } = rollOf(units, { parking, developer: 'developer' });
  expect(faults).toEqual([]);
  const nameOf = (holders: readonly string[]): string => holders.join('+');
  const item = { id: 'm1', matter, title: '事项', text: '', options: [], most: 0 };
  const roll = entries.map(({ holders, heads, area }) => ({
    key: nameOf(holders),
    heads,
    area,
    served: served(nameOf(holders)),
    present: false,
    took: said(nameOf(holders)) !== undefined,
  }));
  const ballots = roll.flatMap(({ key, heads, area }) => {
    const mark = said(key);
    return mark === undefined ? [] : [{ key, heads, area, marks: { m1: mark } }];
  });
  const [one] = count(questionsOf([item], rules, where), roll, ballots);
  if (!one) throw new Error('nothing counted');
  const ownerAt = (i: number): string => (plain[i]?.unsold ? 'developer' : [...(plain[i]?.owner.split('+') ?? [])].sort().join('+'));
  const law: LawVote = {
    units: plain.map(({ owner, area, unsold, parking: space }) => ({
      owners: owner.split('+'),
      sold: !unsold,
      parking: space === true,
      area: BigInt(area),
    })),
    parkingCounts: parking === 'counted',
    said: (i) => said(ownerAt(i)),
    served: (i) => served(ownerAt(i)),
    silence: silence === 'follow_half' ? 'none' : silence,
    takes: matterOf(matter).takes,
  };
  const oracle = judgeByLaw(law);
  if (!over.local) expect({ heads: one.due.heads, area: BigInt(one.due.area), quorum: one.quorumMet, passes: one.passed }).toEqual(oracle);
  expect(slow(questionsOf([item], rules, where), roll, ballots)).toEqual([one]);
  return { ...one, sentences: sentencesOf(item, one, rules, where), results: resultsOf([item], [one], rules, where) };
};
/** The first so many owners say yes, the next no, the next abstain. */
const saying =
  (yes: number, no = 0, abstain = 0) =>
  (owner: string): Said | undefined => {
    const n = Number(/^o(\d+)$/.exec(owner)?.[1] ?? Number.NaN);
    return n < yes ? 'yes' : n < yes + no ? 'no' : n < yes + no + abstain ? 'abstain' : undefined;
  };

describe('the six worked examples of the practice, by heads and by area', () => {
  it('1: of 100 equal flats 67 are a quorum and 66 are not; of 70 who take part 36 pass and half fail', () => {
    expect(decide(many(100), saying(67)).both).toMatchObject({ heads: { quorum: true }, area: { quorum: true } });
    expect(decide(many(100), saying(66)).both).toMatchObject({ heads: { quorum: false }, area: { quorum: false } });
    expect(decide(many(100), saying(36, 34)).passed).toBe(true);
    const half = decide(many(100), saying(35, 35));
    expect(half).toMatchObject({ passed: false, quorumMet: true, both: { heads: { majority: false }, area: { majority: false } } });
    expect(half.sentences.join()).toContain('过半数不包括半数，不通过（《民法典》第一千二百五十九条）');
  });
  it('2: a reserved matter with 72 who take part passes with 54, exactly three quarters, and fails with 53', () => {
    expect(decide(many(100), saying(54, 18), { matter: 'raise_fund' })).toMatchObject({
      passed: true,
      both: { heads: { majorityNeeds: 54 } },
    });
    expect(decide(many(100), saying(53, 19), { matter: 'raise_fund' })).toMatchObject({
      passed: false,
      both: { heads: { majority: false }, area: { majority: false } },
    });
  });
  it('3: heads, not area: 85 of 91 heads are no quorum with 56.67 % of the area; the developer’s no lets it pass, or not when reserved', () => {
    const estate = [...many(90, 8_000), { owner: '', area: 480_000, unsold: true as const }];
    const without = decide(estate, saying(85));
    expect(without).toMatchObject({ quorumMet: false, both: { heads: { quorum: true }, area: { quorum: false } } });
    expect(without.sentences.join()).toContain('参与面积不足三分之二（《民法典》第二百七十八条第二款）');
    const against = (owner: string): Said | undefined => (owner === 'developer' ? 'no' : saying(85)(owner));
    const ordinary = decide(estate, against);
    expect(ordinary).toMatchObject({ passed: true, both: { heads: { took: 86, yes: 85 }, area: { took: 1_160_000, yes: 680_000 } } });
    expect(decide(estate, against, { matter: 'common_parts' })).toMatchObject({
      passed: false,
      both: { heads: { majority: true }, area: { majority: false } },
    });
  });
  it('4: area, not heads: the developer and 40 flats are exactly two thirds of the area, and 41 of 91 heads', () => {
    const estate = [...many(90, 8_000), { owner: '', area: 480_000, unsold: true as const }];
    const one = decide(estate, (owner) => (owner === 'developer' ? 'yes' : saying(40)(owner)));
    expect(one).toMatchObject({ quorumMet: false, both: { heads: { quorum: false, took: 41 }, area: { quorum: true, took: 800_000 } } });
  });
  it('5: 55 single owners and one with five flats are 56 heads; with the big one 36 are too few heads, 37 make the quorum', () => {
    const estate = [...many(55), ...Array.from({ length: 5 }, () => flat('big'))];
    const with36 = decide(estate, (owner) => (owner === 'big' ? 'yes' : saying(36)(owner)));
    expect(with36).toMatchObject({
      due: { heads: 56, area: 600_000 },
      quorumMet: false,
      both: { heads: { took: 37, quorum: false }, area: { took: 410_000, quorum: true } },
    });
    expect(decide(estate, (owner) => (owner === 'big' ? 'yes' : saying(37)(owner)))).toMatchObject({
      quorumMet: true,
      both: { heads: { took: 38, quorumNeeds: 38 } },
    });
  });
  it('6: silence: 95 served of 100, 30 yes, 18 no, 2 abstain: nothing, taking part, or with the majority; 24 to 24 is nothing to follow', () => {
    const served = (owner: string): boolean => Number(owner.slice(1)) < 95;
    const of = (silence: LocalRules['silence']['rule'], said = saying(30, 18, 2)) => decide(many(100), said, { silence, served });
    expect(of('none')).toMatchObject({ quorumMet: false, passed: false });
    expect(of('present_only')).toMatchObject({
      quorumMet: true,
      passed: false,
      both: { heads: { took: 95, yes: 30 }, area: { took: 950_000, yes: 300_000 } },
    });
    const follows = of('follow');
    expect(follows).toMatchObject({
      passed: true,
      both: { heads: { took: 95, yes: 75 }, area: { took: 950_000, yes: 750_000 } },
      withoutSilence: { passed: false },
    });
    expect(follows.sentences.join()).toContain('不计未投票的，不通过');
    const tie = of('follow', saying(24, 24, 2));
    expect(tie).toMatchObject({ passed: false, follows: null });
    expect(tie.sentences.join()).toContain('没有多数可从');
    // never on reserved matters
    expect(decide(many(100), saying(30, 18, 2), { silence: 'follow', served, matter: 'rebuild' })).toMatchObject({
      passed: false,
      follows: null,
    });
  });
});

describe('older rules of places, where they are set', () => {
  const served = () => true;
  it('a lift for twelve flats, seven for and two against: three quarters of who takes part pass, two thirds of all do not', () => {
    const lift = { matter: 'rebuild', scope: 'unit', served } as const;
    expect(decide(many(12), saying(7, 2), lift)).toMatchObject({ passed: true, both: { heads: { took: 9, yes: 7 } } });
    const old = decide(many(12), saying(7, 2), { ...lift, local: { lift: { rule: 'due', source: '莱芜市（2019）' } } });
    expect(old).toMatchObject({ passed: false, both: { heads: { base: 12, majorityNeeds: 8 }, area: { majority: false } } });
    expect(old.sentences.join()).toContain('须全体三分之二以上同意：至少 8 人、800 ㎡（莱芜市（2019））');
    // of an estate the law decides
    expect(
      decide(many(12), saying(7, 2), { ...lift, scope: 'estate', local: { lift: { rule: 'due', source: '莱芜市（2019）' } } }).passed,
    ).toBe(true);
  });
  it('objections to the repair fund of a unit: a third of all may object and no more; whom nobody told could not; the law’s answer stands beside it', () => {
    const local = { dissent: { rule: 'use_fund', source: '河南省（2017）第六十六条' } } as const;
    const fund = (no: number, over: Partial<Parameters<typeof decide>[2]> = {}) =>
      decide(many(12), saying(1, no), { matter: 'use_fund', scope: 'unit', served, local, ...over });
    const passes = fund(4);
    expect(passes).toMatchObject({
      passed: true,
      reasons: [],
      objected: { heads: { said: 4, most: 4, kept: true }, area: { said: 40_000, most: 40_000, kept: true } },
      withoutSilence: { passed: false },
    });
    expect(passes.sentences.join()).toContain('反对不得超过全体三分之一，即 4 人、400 ㎡（河南省（2017）第六十六条）');
    expect(fund(5)).toMatchObject({ passed: false, reasons: ['objectors_heads', 'objectors_area'] });
    expect(fund(4, { served: (owner) => owner !== 'o11' })).toMatchObject({ passed: false, reasons: ['unserved'] });
    expect(fund(4, { scope: 'estate' }).objected).toBeUndefined();
    expect(fund(4, { matter: 'manager' }).objected).toBeUndefined();
  });
  it('silence goes with a majority that is more than half of all, and with no smaller one', () => {
    const local = { silence: { rule: 'follow_half', source: '浙江省（2009）第十条' } } as const;
    const of = (yes: number) => decide(many(100), saying(yes, 10), { served: (owner) => Number(owner.slice(1)) < 95, local });
    expect(of(51)).toMatchObject({ passed: true, follows: 'yes', both: { heads: { yes: 85 } } });
    expect(of(47)).toMatchObject({ passed: false, follows: null, both: { heads: { took: 95, yes: 47 } } });
  });
});

it('candidates: each needs the majority by heads and by area, who has most is chosen, and who shares the last seat is not', () => {
  const candidates = {
    id: 'm1',
    matter: 'committee' as const,
    title: '选举业主委员会',
    text: '',
    options: ['张建国', '李秀英', '王强'],
    most: 2,
  };
  const where = { scope: 'estate' } as const;
  const questions = questionsOf([candidates], defaultLocalRules, where);
  expect(questions[0]).toMatchObject({ kind: 'choice', most: 2, options: [{ id: 'o1', label: '张建国' }, { id: 'o2' }, { id: 'o3' }] });
  const elected = (...chosen: string[][]) => {
    const roll = chosen.map((_, i) => ({ key: `k${i}`, heads: 1, area: 10_000, served: true, present: false, took: true }));
    const ballots = chosen.map((options, i) => ({ key: `k${i}`, heads: 1, area: 10_000, marks: { m1: { chosen: options } } }));
    const counted = count(questions, roll, ballots);
    expect(slow(questions, roll, ballots)).toEqual(counted);
    return {
      ...(resultsOf([candidates], counted, defaultLocalRules, where)[0] as object),
      won: counted[0]?.options.filter((o) => o.chosen),
    };
  };
  const seats = elected(['o1', 'o2'], ['o1', 'o2'], ['o1', 'o3'], []);
  expect(seats).toMatchObject({ passed: true, won: [{ id: 'o1' }] });
  expect(JSON.stringify(seats)).toContain('张建国 3 人、300 ㎡（当选）；李秀英 2 人、200 ㎡；王强 1 人、100 ㎡；弃权 1 人、100 ㎡');
  expect(elected(['o1', 'o2'], ['o1', 'o3'], ['o2', 'o3'])).toMatchObject({ passed: false, won: [] });
});

it('a flat turned into business premises takes every owner of the building, and one who says nothing is enough against it', () => {
  expect(decide(many(20), saying(20), { matter: 'flat_to_business' }).passed).toBe(true);
  expect(decide(many(20), saying(19), { matter: 'flat_to_business' }).passed).toBe(false);
});

it('co-owners are one buyer with one ballot; parking spaces count by the rule of the place', () => {
  const estate = [
    flat('a+b'),
    flat('b+a'),
    flat('a'),
    { owner: 'a', area: 1_250, parking: true as const },
    { owner: 'c', area: 1_250, parking: true as const },
  ];
  expect(decide(estate, () => 'yes').due).toEqual({ heads: 3, area: 32_500 });
  expect(decide(estate, () => 'yes', { parking: 'excluded' }).due).toEqual({ heads: 2, area: 30_000 });
});

it('what keeps a register from giving a roll is named: area 0, shares of three owners that are no whole, no owner', () => {
  const unit = (over: Partial<RollUnit>): RollUnit => ({
    id: 'u',
    use: 'flat',
    state: 'sold',
    area: 100,
    owners: [{ holder: 'a', share: null }],
    ...over,
  });
  const faultOf = (over: Partial<RollUnit>) => rollOf([unit(over)], { parking: 'counted', developer: null }).faults[0];
  const third = [1, 3] as const;
  const owners = (...shares: (readonly [number, number] | null)[]) => shares.map((share, i) => ({ holder: `h${i}`, share }));
  expect(faultOf({ area: 0 })).toMatchObject({ code: 'area_zero' });
  expect(faultOf({ owners: owners(third, third) })).toEqual({ unit: 'u', code: 'shares', sum: '2/3' });
  expect(faultOf({ owners: owners(third, third, third) })).toBeUndefined();
  expect(faultOf({ owners: owners(third, null) })).toMatchObject({ code: 'joint_and_shares' });
  expect(faultOf({ owners: [] })).toMatchObject({ code: 'no_owner' });
  expect(faultOf({ state: 'unsold' })).toMatchObject({ code: 'developer_unknown' });
  expect([readShare('1/3'), readShare('50%'), readShare('0.25'), readShare('一半')]).toEqual([[1, 3], [1, 2], [1, 4], undefined]);
  expect(sumOf([third, third, third])).toEqual([1, 1]);
});

it('names that may be one person are told from families who share a phone', () => {
  expect([isAlike('王晓明', '王小明'), isAlike('李 娜', '李娜'), isAlike('刘大勇', '周桂英')]).toEqual([true, true, false]);
  const number = (idNumber: string | null, name = '陈芳', phone: string | null = null) => ({ name, phone, idNumber });
  expect(doubtsOf(number('1'), number('2'))).toEqual([]);
  expect(doubtsOf(number('1'), number(null))).toEqual(['name']);
  expect(doubtsOf(number('1'), number('1', '陈方'))).toEqual(['number']);
});

const property = fc.record({
  units: fc.array(
    fc.record({
      owners: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1, maxLength: 3 }),
      area: fc.integer({ min: 1, max: 30_000 }),
      unsold: fc.boolean(),
      parking: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  ),
  said: fc.array(fc.constantFrom<Said | undefined>('yes', 'yes', 'yes', 'no', 'abstain', undefined), { minLength: 31, maxLength: 31 }),
  served: fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }),
  matter: fc.constantFrom<MatterCode>('manager', 'raise_fund', 'flat_to_business'),
  silence: fc.constantFrom('none', 'present_only', 'follow'),
  parking: fc.constantFrom('counted', 'excluded'),
});
/** A place in a list for each set of owners, always the same. */
const placeOf = (owner: string): number => [...owner].reduce((sum, sign) => sum * 7 + (sign.codePointAt(0) ?? 0), 1) % 31;

it('random registers are decided as the law’s text decides them', () => {
  fc.assert(
    fc.property(property, ({ units, said, served, matter, silence, parking }) => {
      const plain = units.map(
        (one): Plain => ({
          owner: one.owners.join('+'),
          area: one.area,
          ...(one.unsold && { unsold: true as const }),
          ...(one.parking && { parking: true as const }),
        }),
      );
      if (parking === 'excluded' && plain.every((one) => one.parking)) return;
      decide(plain, (owner) => said[placeOf(owner)], { matter, silence, served: (owner) => served[placeOf(owner)] === true, parking });
    }),
    { numRuns: 400 },
  );
});

it('a sale in between changes neither the area that is due nor gives a buyer a second head', () => {
  const unit = { id: 'u1', area: 8_000 };
  const five = { key: 'k', heads: 1, area: 40_000, units: ['u1', 'u2', 'u3'] };
  expect(splitBySale(five, unit, false)).toEqual({
    left: { heads: 1, area: 32_000, units: ['u2', 'u3'] },
    bought: { heads: 1, area: 8_000 },
  });
  expect(splitBySale(five, unit, true).bought).toEqual({ heads: 0, area: 8_000 });
  expect(splitBySale({ ...five, area: 8_000, units: ['u1'] }, unit, true)).toEqual({ left: null, bought: { heads: 0, area: 8_000 } });
});
