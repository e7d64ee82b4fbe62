import { z } from 'zod';
import { hazardKindSet } from '../hazards/kinds.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, shortCode } from '../kernel/shapes.ts';
import { problemWays } from './values.ts';

export const checklistCode = shortCode;
const item = z.object({ key: shortCode, text: line.min(2).max(80) });
export type ChecklistItem = z.infer<typeof item>;

/** What is looked at at points of a kind. */
export const checklist = z.object({
  code: checklistCode,
  name: line.min(2).max(40),
  source: line.max(200).describe('what it rests on'),
  problem: z.enum(problemWays).describe('what becomes of a problem that is handed on'),
  hazardKind: kindCode(hazardKindSet).describe('kind of the hazard a problem becomes'),
  items: z.array(item).min(1).max(30),
});
export type Checklist = z.infer<typeof checklist>;

/** The checklists of a jurisdiction, by kind of point. */
export const checklists = z.object({ checklists: z.array(checklist).min(1).max(60) });
export type Checklists = z.infer<typeof checklists>;

/** The list of points nobody gave one. */
export const generalChecklist = 'general';

const listOf = (
  code: string,
  name: string,
  source: string,
  hazardKind: Checklist['hazardKind'],
  items: Readonly<Record<string, string>>,
  problem: Checklist['problem'] = 'case',
): Checklist => ({ code, name, source, problem, hazardKind, items: Object.entries(items).map(([key, text]) => ({ key, text })) });

const ownKit = {
  extinguishers: '每层不少于两具 4 公斤 ABC 灭火器，在有效期内',
  light_sign: '应急照明、疏散指示标志完好',
  exits: '安全出口不上锁、不堵塞',
  bars: '门窗未设影响逃生的防盗网，或已开逃生口',
  wiring: '电线穿管，无私拉乱接',
  gas_fire: '用火用气规范',
  ebike: '店内无电动自行车及电池停放充电',
  staff: '员工会报警、会用灭火器、会疏散',
} as const;
const nine = '九小场所“十必查”卡、“三小”场所检查表；山东 2024、郑州二七';

/**
 * What holds until a jurisdiction publishes its own. Items as places use them: cards of the nine small premises, corridor rules of Ningbo (2024), small works of
 * Tianjin Binhai (2023) and Hefei Shushan (2025), river and dike rounds of Tianzhu, Beijing (2019).
 */
export const defaultChecklists: readonly Checklist[] = [
  listOf(generalChecklist, '一般点位', '通用', 'other', {
    safe: '无明显安全隐患',
    facilities: '公共设施完好',
    order: '环境整洁、秩序正常',
  }),
  listOf(
    'shop',
    '九小场所·商店',
    nine,
    'fire',
    { ...ownKit, lodging: '店内无违规住人（三小场所值守一人除外）', panels: '未用易燃夹芯板搭建' },
    'hazard',
  ),
  listOf(
    'restaurant',
    '九小场所·餐饮',
    nine,
    'gas',
    { ...ownKit, cylinder: '气瓶与明火分室存放，软管未老化', alarm: '可燃气体报警器正常', flue: '油烟道按期清洗', lodging: '无违规住人' },
    'hazard',
  ),
  listOf('hotel', '九小场所·旅馆', nine, 'fire', { ...ownKit, smoke: '每间客房装有独立感烟报警器', stairs: '疏散楼梯畅通' }, 'hazard'),
  listOf('workshop', '九小场所·小作坊', nine, 'fire', { ...ownKit, stock: '原料成品堆放不占通道', smoking: '车间无人吸烟' }, 'hazard'),
  listOf('corridor', '楼道与电动自行车', '宁波 2024 年楼道整治', 'fire', {
    clear: '门厅、楼梯、疏散通道、消防车道畅通',
    wires: '无“飞线”充电',
    battery: '无电池上楼入户',
    shaft: '管道井、电缆井无杂物',
    bikes: '无占道停放的电动自行车',
  }),
  listOf('small_works', '小散工程', '天津滨海 2023、合肥蜀山 2025', 'building', {
    filed: '已备案、已签安全承诺书',
    helmet: '作业人员戴安全帽、系安全带',
    scaffold: '脚手架、临边防护牢固',
    signs: '警示标志和围挡到位',
    power: '临时用电规范',
    fire_kit: '动火作业有灭火器材',
    way: '施工不占用消防通道和道路',
  }),
  listOf('river', '河道沟渠', '北京天竺 2019 定点巡查', 'other', {
    water: '水体无异味、异色',
    rubbish: '河面岸坡无垃圾漂浮物',
    outfall: '排口无偷排',
    dike: '堤防护岸无裂缝塌陷',
    signs: '警示牌、救生设施完好',
  }),
  listOf('fire_point', '微型消防站与消防设施', '消防法第十六条', 'fire', {
    hydrant: '消火栓有水、接口齐全',
    kit: '器材齐全、在有效期内',
    lane: '消防车道无占用',
    duty: '值班人员在岗或联系得上',
  }),
  listOf('charging', '电动自行车集中充电处', '应急与消防部门通用检查项', 'electricity', {
    shed: '与建筑间距、防火分隔符合要求',
    breaker: '充电设备带过载短路保护',
    heat: '无过热、焦味',
    extinguisher: '灭火器材完好',
  }),
];

/** The checklist of a code among those in force; the general one, else the first, where the code is no longer there. */
export const checklistOf = (all: readonly Checklist[], code: string): Checklist =>
  all.find((one) => one.code === code) ?? all.find((one) => one.code === generalChecklist) ?? (all[0] as Checklist);
