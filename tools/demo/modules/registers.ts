import { creditCheck } from '#contract/kernel/check-digits.ts';
import type { Label } from '#contract/kernel/form/schema.ts';
import { type FieldType, shapes } from '#contract/registers/fields.ts';
import { begunStates, begunTransitions } from '#contract/registers/forms.ts';
import { execute } from '#kernel/db.ts';
import { type BroughtRow, bringRegister, bringRows, openRegister } from '#modules/registers/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const title = (zh: string, en: string): Label => ({ zh, en });
const field = (
  key: string,
  words: Label,
  type: FieldType,
  more: { options?: Record<string, Label>; help?: string } & Record<string, unknown> = {},
) => {
  const { options, help, ...rest } = more;
  const shape = structuredClone(shapes[type]);
  if (shape.enum && options) shape.enum = Object.keys(options);
  return {
    key,
    type,
    question: { ...shape, words: { title: words, ...(options && { options }), ...(help && { help: { zh: help, en: null } }) } },
    ...rest,
  };
};

/** The register of firms and social organisations with the six things to be clear about (六个清). */
const twoNew = {
  title: title('两新组织台账', 'New economic and social organisations'),
  help: '辖区新经济组织、新社会组织“六个清”：组织情况、从业人员、党员、出资人或负责人、党组织组建、未组建原因。',
  fields: [
    field('name', title('组织名称', 'Name'), 'text', { required: true }),
    field('credit', title('统一社会信用代码', 'Credit code'), 'credit_code', { required: true }),
    field('kind', title('类别', 'Kind'), 'choice', {
      required: true,
      options: {
        company: title('企业', 'Company'),
        shop: title('个体工商户', 'Sole trader'),
        society: title('社会团体', 'Association'),
        service: title('民办非企业单位', 'Private non-enterprise unit'),
      },
    }),
    field('area', title('所在网格', 'Grid'), 'area', { required: true }),
    field('status', title('经营状态', 'Operation'), 'choice', {
      required: true,
      options: {
        operating: title('正常经营', 'Operating'),
        dormant: title('停业', 'Dormant'),
        shell: title('空壳', 'Shell'),
        closed: title('注销', 'Closed'),
      },
    }),
    field('staff', title('从业人员', 'Staff'), 'number', { unit: '人' }),
    field('members', title('正式党员', 'Full members'), 'number', { unit: '人' }),
    field('probationary', title('预备党员', 'Probationary members'), 'number', { unit: '人' }),
    field('share', title('党员占比', 'Share of members'), 'number', { formula: 'members / staff' }),
    field('coverage', title('党组织覆盖', 'Party coverage'), 'choice', {
      options: {
        own: title('单独组建', 'Own branch'),
        joint: title('联合组建', 'Joint branch'),
        attached: title('依托挂靠', 'Attached'),
        instructor: title('派驻指导员', 'Instructor'),
        none: title('未覆盖', 'None'),
      },
    }),
    field('reason', title('未组建原因', 'Why none'), 'text'),
    field('head_phone', title('负责人电话', "Head's phone"), 'phone', { personal: { purpose: '联系组织负责人', months: 12 } }),
    field('surveyed', title('摸排日期', 'Surveyed on'), 'date', { required: true }),
    field('due', title('下次核实日期', 'To be checked by'), 'date'),
  ],
  rules: [
    {
      condition: 'members + probationary <= staff',
      message: title('党员不能多于从业人员', 'There are more members than staff'),
      fields: ['members', 'probationary', 'staff'],
    },
    {
      condition: 'coverage != "none" || known(reason)',
      message: title('未覆盖的请写明原因', 'Say why there is no coverage'),
      fields: ['coverage', 'reason'],
    },
  ],
  states: begunStates,
  transitions: begunTransitions,
  titleField: 'name',
  areaField: 'area',
  key: ['credit'],
  expiry: { field: 'due', days: [30, 7] },
};

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

/** A register that somebody has kept for some months: most rows confirmed, some drafts, a few ended, some to be checked again soon. */
const addRegisters: DemoStep = async (tx, { jurisdictionId, ring }) => {
  const random = seeded(20261128);
  const now = new Date();
  const { rows: accounts } = await execute<{ id: string }>(tx, "select id from accounts where username = 'clerk'");
  const by = accounts[0]?.id ?? null;
  await bringRegister(tx, { jurisdictionId, actorId: by, at: now }, 'two_new', twoNew);
  const register = await openRegister(tx, jurisdictionId, 'two_new', now);
  const areas = demoAreas();
  const grids = areas.filter(({ level }) => level === 'grid');
  // the community whose people everybody tries first has most
  const street = areas.find(({ name }) => name === '大研街道');
  const community = areas.find(({ name, parentCode }) => name.startsWith('七一社区') && parentCode === street?.code);
  const near = grids.filter(({ parentCode }) => parentCode === community?.code);
  const day = (offset: number): string => new Date(now.getTime() + offset * dayLong).toISOString().slice(0, 10);
  const rows = Array.from({ length: 240 }, (_, n): BroughtRow => {
    const staff = between(random, 2, 60);
    const members = Math.min(between(random, 0, 6), staff);
    const back = between(random, 2, 150);
    const coverage = members >= 3 ? 'own' : members > 0 ? (n % 2 ? 'joint' : 'attached') : n % 3 ? 'none' : 'instructor';
    const status = n % 19 === 0 ? 'shell' : n % 11 === 0 ? 'dormant' : 'operating';
    return {
      values: {
        name: `${names[n % names.length]}${ends[Math.floor(n / names.length) % ends.length]}${n >= 64 ? `（${Math.floor(n / 64)}部）` : ''}`,
        credit: creditOf(n),
        kind: n % 9 === 0 ? 'society' : n % 7 === 0 ? 'service' : n % 3 === 0 ? 'shop' : 'company',
        area: (n % 3 === 0 ? grids[(n * 7) % grids.length] : near[n % near.length])?.code ?? '',
        status,
        staff,
        members,
        probationary: 0,
        coverage,
        ...(coverage === 'none' && { reason: status === 'operating' ? '没有正式党员' : '停业或空壳，暂不具备条件' }),
        head_phone: `138${String(10_000_000 + n * 7919).slice(0, 8)}`,
        surveyed: day(-back),
        ...(n % 4 === 0 && { due: day(180 - back - between(random, 0, 60)) }),
      },
      state: n % 23 === 0 ? 'ended' : n % 6 === 0 ? 'draft' : 'confirmed',
      at: new Date(now.getTime() - back * dayLong),
    };
  });
  await bringRows(tx, register, { ring, by }, rows);
};
export default addRegisters;
