import { makeSnapshot } from '#modules/territory/domain/index.ts';
import { between, type Random, seeded } from '#tools/demo/geometry/random.ts';
import { type DemoArea, demoAreas } from '#tools/demo/territory.ts';

const openings = ['您好，', '请问一下，', '我是附近居民，', '反映一个问题：', '领导好，', '', '', '连续几天了，'];
const places = ['门口', '后面的巷子里', '路边', '健身广场旁', '三栋楼下', '菜市场对面', '公交站附近', '小学围墙外', '停车场入口'];
const matters = [
  '路灯坏了三盏，晚上黑漆漆的，老人孩子出门都不敢走',
  '垃圾桶两天没有清运，苍蝇很多，气味飘进家里',
  '下水道堵塞，污水外溢到人行道，行人只能绕着走',
  '有人占道经营烧烤摊，油烟和噪音到凌晨一点还不停',
  '井盖松动，车一压就响，昨天有电动车在这里摔倒',
  '工地夜间施工，挖掘机和混凝土车一直响到半夜',
  '物业公司收了费却不打扫楼道，电梯也经常停运',
  '消防通道被私家车堵死，打了几次电话也没有人来挪',
  '雨后积水很深，水漫进一楼的车库和储藏室',
  '楼上邻居违规搭建阳光房，挡住了我们家的采光',
  '绿化带里的树枝被风刮断，挂在电线上很危险',
  '公共健身器材断了一根扶手，小朋友差点被划伤',
  '流浪狗成群，早上上学的孩子被追过两次',
  '自来水发黄有铁锈味，烧开以后水面漂着一层东西',
  '路面破损坑坑洼洼，电动车经过很容易翻车',
  '电动车在楼道里飞线充电，非常担心起火',
];
const histories = [
  '上周已经向社区反映过一次，当时说会安排人来看，到现在没有动静。',
  '前后打了三次电话，每次都说已经登记。',
  '这个问题从去年冬天一直拖到现在，隔壁几家都有意见。',
  '附近住着不少老人，出行实在不方便。',
  '',
];
const wishes = [
  '请尽快派人来处理，谢谢。',
  '希望有关部门到现场看一看，给大家一个答复。',
  '麻烦转给负责的单位，并告诉我们什么时候能解决。',
  '盼回复。',
];

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const textAt = (random: Random, where: string): string => {
  const text = () =>
    `${pick(random, openings)}${where}${pick(random, places)}${pick(random, matters)}，今天${between(random, 6, 22)}点左右又是这样。` +
    `${pick(random, histories)}${pick(random, wishes)}`;
  let made = text();
  while (made.length < 60 || made.length > 150) made = text();
  return made;
};

/**
 * Bodies of reports as residents of the demo district would send them, without their id and without the opening brace: each request puts
 * its own id before them. Seven in ten carry a point inside a grid, the rest name their place in words alone.
 * @param count how many different ones
 */
export const makeBodies = (count: number): string[] => {
  const random = seeded(7);
  const areas = demoAreas();
  const territory = makeSnapshot(
    areas.map((area) => ({ ...area, id: area.code, parentId: area.parentCode, current: true })),
    'bench',
  );
  if (!territory) throw new Error('the demo district is empty');
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const above = (area: DemoArea): DemoArea => byCode.get(area.parentCode ?? '') as DemoArea;
  const grids = areas.filter((area) => area.level === 'grid');
  const bodies: string[] = [];
  while (bodies.length < count) {
    const grid = pick(random, grids);
    const community = above(grid);
    const where = `${above(community).name}${community.shortName}${random() < 0.5 ? (grid.names[0] ?? '') : ''}`;
    const near = () => (random() - 0.5) * 0.0004;
    const point = random() < 0.7 ? { lon: grid.center.lon + near(), lat: grid.center.lat + near() } : null;
    const text = textAt(random, where);
    if (point ? !territory.locate(point) : !territory.locateByText(text)) continue;
    const body = {
      text,
      point,
      placeText: random() < 0.3 ? where : null,
      areaCode: null,
      categoryCode: null,
      photoIds: [],
      anonymous: random() < 0.1,
      occurredAt: null,
    };
    bodies.push(JSON.stringify(body).slice(1));
  }
  return bodies;
};
