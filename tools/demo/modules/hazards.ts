import type { HazardKind, HazardLevel } from '#contract/hazards/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { addHazards, type PastHazard } from '#modules/hazards/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const found: readonly (readonly [HazardKind, HazardLevel, title: string, place: string, unit: string, demand: string])[] = [
  ['fire', 'general', '楼道堆放杂物堵塞疏散通道', '3 栋 2 单元楼道', '小区物业服务中心', '清空楼道杂物，保持通道畅通'],
  ['electricity', 'general', '电动自行车在楼道内充电', '7 栋一层', '住户', '移至集中充电棚，拆除私拉电线'],
  ['gas', 'major', '餐馆燃气瓶与明火同室存放', '美食街 18 号', '老街鱼庄', '设置独立气瓶间，安装泄漏报警器'],
  ['building', 'major', '自建房外墙开裂倾斜', '西安路 92 号', '房屋产权人', '停止使用，委托鉴定并加固'],
  ['fire', 'general', '消防栓无水、灭火器过期', '农贸市场 B 区', '市场管理方', '更换灭火器，恢复消防供水'],
  ['traffic', 'general', '路口护栏缺失', '福慧路与民主路口', '道路养护单位', '补装护栏，设置警示标志'],
  ['equipment', 'general', '电梯超期未检', '5 栋电梯', '小区物业服务中心', '停用并申请检验，合格后恢复'],
  ['dangerous_goods', 'major', '烟花爆竹违规存放', '长水路 33 号仓库', '日杂商行', '立即转移，停业整顿'],
];

/** Hazards of three months in a street: most cleared at their re-inspection, one after a second day, two major ones under public supervision. */
const addDemoHazards: DemoStep = async (tx) => {
  const random = seeded(20261202);
  const now = Date.now();
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const community = areas.find(({ name, parentCode }) => name.startsWith('七一社区') && parentCode === street?.code);
  const grids = areas.filter(({ level, parentCode }) => level === 'grid' && parentCode === community?.code);
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('gridworker', 'clerk', 'handler', 'supervisor')",
  );
  const { rows: bodies } = await execute<{ id: string; name: string }>(
    tx,
    "select id, name from organisations where jurisdiction_id = :jurisdiction and name = '大研街道综合行政执法队'",
  );
  const by = (username: string): string => accounts.find((one) => one.username === username)?.id ?? '';
  const [body] = bodies;
  if (!street || !community || grids.length === 0 || !body)
    throw new Error('the demo lacks the community whose people everybody tries first');
  const hazards = Array.from({ length: 16 }, (_, n): PastHazard => {
    const [kind, level, title, place, unit, demand] = found[n % found.length] as (typeof found)[number];
    const grid = grids[n % grids.length] as (typeof grids)[number];
    const back = 84 - n * 5.4;
    const at = new Date(now - back * dayLong);
    const limit = level === 'major' ? 30 : between(random, 5, 12);
    const order = level === 'major' || n % 3 === 0;
    const over = back > limit + 2;
    return {
      id: idOf(at),
      kind,
      level,
      title,
      place,
      unit,
      areaPath: pathOfCode(grid.code),
      areaName: `${street.shortName} · ${community.shortName} · ${grid.shortName}`,
      case: null,
      body: order ? body : null,
      foundBy: by(order ? 'handler' : 'gridworker'),
      at,
      notice: {
        form: order ? 'order' : 'hint',
        clause: kind === 'fire' ? '《消防法》第二十八条' : '《安全生产法》第四十一条',
        demand,
        dueOn: shanghaiDay(new Date(at.getTime() + limit * dayLong)),
        officers: order ? ['和建国', '杨晓燕'] : ['网格员'],
      },
      checks: over
        ? [
            ...(n % 4 === 1 ? [{ cleared: false, words: '整改未完成，仍有部分问题', after: limit }] : []),
            ...(n % 7 === 6 ? [] : [{ cleared: true, words: '现场已整改到位，照片留存', after: limit + (n % 4 === 1 ? 4 : 1) }]),
          ]
        : [],
      supervised: level === 'major' && n > 8 ? { by: by('supervisor'), name: '古城区', words: '区安委会挂牌督办，限期一个月整改' } : null,
    };
  });
  await addHazards(tx, hazards);
};
export default addDemoHazards;
