import type { Area } from '#contract/territory/api.ts';
import { hashOfText, type Random } from './random.ts';
import type { Scene } from './scenes.ts';

/** What simulated residents notice; `{place}` is a real area of the demo. A scene says which drawing goes with it. */
const stories: readonly (readonly [text: string, scene: Scene | null])[] = [
  ['{place}东门垃圾桶满了两天没人清运，天热味道大，请尽快处理。', 'rubbish'],
  ['{place}旁边人行道塌了一个坑，晚上骑车差点摔倒。', 'hole'],
  ['{place}路口的路灯坏了三盏，晚上黑漆漆的，老人出门不安全。', 'lamp'],
  ['{place}消防通道被一辆小车堵了一整天，打电话没人接。', 'car'],
  ['下雨后{place}门口积水很深，下水道好像堵了。', 'water'],
  ['{place}楼下烧烤店夜里十二点还在营业，油烟和噪音都很大。', null],
  ['{place}3栋电梯这个月坏了四次，昨天还困住了人。', null],
  ['{place}对面工地凌晨还在施工，孩子没法睡觉。', null],
  ['想咨询一下，{place}的居民办理城乡居民医保要带什么材料？', null],
  ['{place}绿化带里有人种菜，还浇粪水，臭得很。', 'rubbish'],
  ['{place}的污水井一直往外冒水，都流到马路上了。', 'water'],
  ['{place}物业收了停车费却不管理，车位被外来车辆占着。', 'car'],
  ['{place}门口井盖缺了一半，旁边就是幼儿园，请马上处理！', 'hole'],
  ['{place}有人遛狗不牵绳，昨天吓到了小孩。', null],
  ['楼上漏水半年了，和邻居说不通，希望{place}社区帮忙调解。', null],
  ['{place}早市的流动摊贩把路占满了，公交车都过不去。', null],
  ['{place}独居老人多，能不能开一个老年食堂？', null],
  ['{place}外墙瓷砖脱落，掉下来砸到了电动车。', 'hole'],
  ['{place}门口共享单车乱停乱放，盲道全被占了。', 'car'],
  ['{place}的健身器材螺丝松了，孩子玩的时候晃得厉害。', null],
];

/** One thing a simulated resident reports. */
export interface Story {
  readonly text: string;
  readonly scene: Scene | null;
}
/** What a community has more of than others: so many of the stories, always the same. */
const favourites = 4;

/** @param lean what the community is known for, or what rain brings, rather than anything at all */
export const storyOf = (
  random: Random,
  grid: Pick<Area, 'name' | 'code'>,
  lean: { readonly favoured: boolean; readonly rain: boolean } = { favoured: false, rain: false },
): Story => {
  const first = hashOfText(grid.code.slice(0, 12)) % stories.length;
  const known = Array.from({ length: favourites }, (_, i) => stories[(first + i * 3) % stories.length] as (typeof stories)[number]);
  const wet = stories.filter(([, scene]) => scene === 'water');
  const [text, scene] = random.pick(lean.rain ? wet : lean.favoured ? known : stories);
  return { text: text.replace('{place}', grid.name), scene };
};

/** A point near the middle of a grid; a few metres to some tens away, so that markers do not lie on one another. */
export const pointNear = (random: Random, center: { lon: number; lat: number }): { lon: number; lat: number } => ({
  lon: Math.round((center.lon + (random.next() - 0.5) * 0.0006) * 1e6) / 1e6,
  lat: Math.round((center.lat + (random.next() - 0.5) * 0.0006) * 1e6) / 1e6,
});
