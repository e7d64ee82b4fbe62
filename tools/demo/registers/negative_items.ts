import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

/** Code, about whom, what, by what, since when. */
const items = [
  ['W1', 'company', '将全部物业服务一并转委托给第三人', '民法典第941条', '2021-01-01'],
  ['W2', 'company', '未妥善维修养护共有部分，未维护秩序和安全', '民法典第942条', '2021-01-01'],
  ['W3', 'company', '未定期公开收费、维修资金和共有部分收益', '民法典第943条', '2021-01-01'],
  ['W4', 'company', '用停电、停水、停热、停气等方式催交物业费', '民法典第944条', '2021-01-01'],
  ['W5', 'company', '合同终止后不退出、不移交资料和用房', '民法典第949条', '2021-01-01'],
  ['Y1', 'committee', '本人、配偶或直系亲属在本小区物业企业任职', '上海市住宅物业管理规定第20条（供参考，按当地规定修改）', '2011-04-01'],
  [
    'Y2',
    'committee',
    '损坏承重结构、违法搭建、擅自改变用途、违规出租，未改正',
    '上海市住宅物业管理规定第20条（供参考，按当地规定修改）',
    '2011-04-01',
  ],
  ['Y3', 'committee', '拒不执行业主大会决定', '上海市住宅物业管理规定第20条（供参考，按当地规定修改）', '2011-04-01'],
  ['Y4', 'committee', '任期届满不组织换届', '业主大会和业主委员会指导规则（建房〔2009〕274号）', '2010-01-01'],
] as const;

const negativeItems: DemoRows = ({ moment }) =>
  items.map(
    ([code, about, name, source, begins]): BroughtRow => ({
      values: { name, code, about, source, begins, consequence: about === 'company' ? '约谈、通报，记入信用' : '通报，建议终止职务' },
      state: 'confirmed',
      at: moment(-200),
    }),
  );
export default negativeItems;
