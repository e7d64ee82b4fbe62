import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

/** What stands behind the names: each is told in the words of its street or community. */
const told: readonly {
  readonly name: string;
  readonly slogan: string;
  readonly meaning: string;
  readonly method: string;
  readonly story: string;
}[] = [
  {
    name: '古城红管家',
    slogan: '红心护古城，管家进万家',
    meaning: '红：党组织带头；管家：把每一户的事当自家的事管好。',
    method: '“四个一”：一日一巡、一事一档、一周一议、一月一评。',
    story: '2023年雨季，网格员与商户连夜清沟排水，此后每条巷子都有了自己的“红管家”，到今年已办理居民小事三千余件。',
  },
  {
    name: '雪松邻里情',
    slogan: '开门是邻居，有事是亲人',
    meaning: '雪松四季常青，邻里情谊常在。',
    method: '“三张表”工作法：需求表、资源表、项目表，每季对一次账。',
    story: '一位独居老人突发疾病，被楼下邻居及时发现送医。社区由此组建“邻里敲门队”，每天敲一次门、报一声平安。',
  },
  {
    name: '七彩议事亭',
    slogan: '大家的事大家商量着办',
    meaning: '七种颜色对应七类议题，亭子人人可进、话人人可说。',
    method: '“议事五步”：提、议、定、办、评。',
    story: '停车位之争在亭子里议了四个晚上，最后由居民自己画线、自己管理，一年没有再红过脸。',
  },
  {
    name: '纳西暖心驿',
    slogan: '一杯热茶，一份牵挂',
    meaning: '以纳西待客之礼服务快递员、外卖员、环卫工人。',
    method: '“一站四能”：能歇脚、能充电、能议事、能办事。',
    story: '驿站由临街三家商户腾出门面建成，冬天每天有上百位新就业群体来取暖喝茶。',
  },
  {
    name: '水润祥和',
    slogan: '如水润物，和气致祥',
    meaning: '以古城水系喻基层治理：细水长流、润物无声。',
    method: '“五水”调解法：先降温、再疏导、后汇流。',
    story: '调解室设在老井旁，老人们的“井边话”成了化解纠纷最管用的办法。',
  },
  {
    name: '银龄先锋',
    slogan: '退休不褪色，余热暖社区',
    meaning: '银：退休党员；龄：经验与担当。',
    method: '“老带新”结对：一名退休党员带两名新网格员。',
    story: '十二位退休党员组成巡访队，三年走遍辖区每一栋楼。',
  },
];
const themes = ['邻里', '先锋', '暖心', '和美', '同心', '幸福'];

/** A brand for the streets that have one, features for communities: most named, some announced these days, some still being nurtured. */
const brands: DemoRows = ({ show, communities, areas, day, moment }) => {
  const streets = areas.filter(({ level }) => level === 'street').slice(0, 5);
  const places = [
    show.street,
    show.community,
    ...streets.filter((one) => one !== show.street),
    ...communities.filter((one) => one !== show.community).slice(0, 21),
  ];
  return places.map((place, n): BroughtRow => {
    const words = told[n % told.length] ?? told[0];
    const isFirst = n < told.length;
    const short = place.name.replace(/(社区|街道|居委会|镇|乡).*$/u, '');
    const back = 60 + ((n * 97) % 700);
    const state = n % 9 === 8 ? 'announced' : n % 7 === 6 ? 'nurtured' : 'named';
    return {
      values: {
        name: isFirst ? (words?.name ?? '') : `${short}·${themes[n % themes.length]}`,
        kind: place.level === 'street' ? 'street_brand' : 'community_feature',
        area: place.code,
        slogan: words?.slogan ?? '',
        meaning: words?.meaning ?? '',
        emblem_meaning: '圆形象征团聚，三道波纹取自古城水系，中心为家。',
        method: words?.method ?? '',
        story: words?.story ?? '',
        ...(state !== 'nurtured' && {
          notice_from: day(state === 'announced' ? -(2 + (n % 4)) : -back),
          plan_begin: day(-back + 10),
          plan_end: day(-back + 10 + 1000),
          plan: '第一年建机制、树标识；第二年扩项目、育骨干；第三年成体系、可推广。',
        }),
        ...(state === 'named' && { opinions: '公示期收到意见 2 条，均已采纳。' }),
      },
      state,
      at: moment(-Math.min(back, 88)),
    };
  });
};
export default brands;
