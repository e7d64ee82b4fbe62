import { creditCheck } from '#contract/kernel/check-digits.ts';
import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

const names = [
  '古城客栈',
  '纳西民居酒店',
  '鲜花饼食品',
  '东巴文化传播',
  '雪山旅行社',
  '金沙商贸',
  '玉龙建材',
  '四方街餐饮',
  '普洱茶行',
  '银器工坊',
  '木府物业',
  '黑龙潭健身',
  '三坊培训学校',
  '丽水幼儿园',
  '长者照护服务中心',
  '爱心志愿服务队',
];
const ends = ['有限公司', '店', '工作室', '中心'];
/** A credit code that stands the check, another for each number. */
const creditOf = (n: number): string => {
  const first = `9153070${n % 10}MA6${String(100_000 + n).slice(1)}X${n % 7}`.slice(0, 17);
  return `${first}${creditCheck(first)}`;
};

/** Firms somebody has looked after for some months: most confirmed, some drafts, a few ended, some to be checked again soon; most in the show community. */
const twoNew: DemoRows = ({ random, grids, show, persons, day, moment }) => {
  const known = persons.filter(({ partyMember }) => partyMember);
  return Array.from({ length: 240 }, (_, n): BroughtRow => {
    const staff = between(random, 2, 60);
    const members = Math.min(between(random, 0, 6), staff);
    const back = n % 17 === 5 ? between(random, 190, 260) : between(random, 2, 150);
    const isOwed = members >= 3 && n % 7 === 2;
    const coverage = isOwed ? 'none' : members >= 3 ? 'own' : members > 0 ? (n % 2 ? 'joint' : 'attached') : n % 3 ? 'none' : 'instructor';
    const status = n % 19 === 0 ? 'shell' : n % 11 === 0 ? 'dormant' : 'operating';
    return {
      values: {
        name: `${names[n % names.length]}${ends[Math.floor(n / names.length) % ends.length]}${n >= 64 ? `（${Math.floor(n / 64)}部）` : ''}`,
        credit: creditOf(n),
        kind: n % 9 === 0 ? 'society' : n % 7 === 0 ? 'service' : n % 3 === 0 ? 'shop' : 'company',
        area: (n % 3 === 0 ? grids[(n * 7) % grids.length] : show.grids[n % show.grids.length])?.code ?? '',
        status,
        staff,
        members,
        probationary: 0,
        coverage,
        ...(coverage === 'none' && {
          reason: status !== 'operating' ? '停业或空壳，暂不具备条件' : isOwed ? '党员组织关系正在转入' : '没有正式党员',
        }),
        ...(coverage === 'own' && {
          branch: `${names[n % names.length]}党支部`,
          branch_kind: 'branch',
          founded: day(-back - between(random, 30, 900)),
        }),
        ...(coverage === 'instructor' && known.length > 0 && { instructor: known[n % known.length]?.id ?? '' }),
        ...(members > 0 && known.length > 0 && { liaison: known[(n * 3 + 1) % known.length]?.id ?? '' }),
        head_phone: `138${String(10_000_000 + n * 7919).slice(0, 8)}`,
        surveyed: day(-back),
        ...(n % 4 === 0 && { due: day(180 - back - between(random, 0, 60)) }),
      },
      state: n % 23 === 0 ? 'ended' : n % 6 === 0 ? 'draft' : 'confirmed',
      at: moment(-back),
    };
  });
};
export default twoNew;
