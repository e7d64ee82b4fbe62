import { draw, type Random } from '../geometry/random.ts';

const words = (text: string): string[] => text.split(' ');

const estateFirst = words(
  '雪松 玉泉 兰馨 云杉 梅岭 竹溪 桂月 听泉 揽翠 鹿鸣 松鹤 杏林 紫藤 银杏 海棠 丹枫 映雪 流芳 望峰 栖霞 澄碧 沁芳 素锦 锦瑟 晴川 芳甸 绿漪 白鹭 画眉 朗月 春晖 秋实 冬青 夏荷 青梅 ' +
    '碧萝 蔷薇 木兰 牡丹 芍药 山茶 杜鹃 月季 茉莉 丁香 合欢 石榴 枇杷 樱桃 红叶 翠屏 烟柳 雨荷 霁月 星河',
);
const estateLast = words('苑 雅居 花园 小区 家园 新村 公寓 嘉园');
const roadFirst = words(
  '望山 临泉 枕流 晓月 暮云 扶风 采薇 听松 沐春 拂晓 踏歌 撷芳 凌波 叠翠 拾光 归燕 鸣泉 汲古 尚礼 明德 笃行 厚朴 惠风 和畅 长乐 永宁 安澜 平畴 沃野 麦香 稻香 桑田 荷塘 ' +
    '柳浪 杏花 桃溪 梨雪 橘红 枫桥 驼铃',
);
const roadLast = words('路 街 东路 西路');
const villageFirst = words('松 柏 石 白 红 黄 黑 青 鹿 马 鹰 雁 梨 桃 麻 苦 麦 谷');
const villageLast = words('坪 岩 坡 湾 箐 坝 塘 沟 岭 登 场 桥 井 洼');
const dedicatedFirst = words('云汉 华灯 晨曦 百川 文澜 启明 丰裕 顺意 博雅 致远 瑞丰 宝成 汇通 天枢 北斗 开阳 朝晖 广厦');
const dedicatedLast = words('农贸市场 大厦 学校 商业广场 医院 客运站');

const combine = (first: readonly string[], last: readonly string[], end = ''): string[] =>
  first.flatMap((a) => last.map((b) => a + b + end));
const numerals = '一二三四五六七八九十';

/** 第一网格, 第二网格 … for n from 1 to 10. */
export const numbered = (n: number): string => `第${numerals[n - 1]}网格`;
/** 听松路一巷: the n-th lane off a road. */
export const lane = (road: string, n: number): string => `${road}${numerals[n - 1]}巷`;

/** Invented names; each is given once in the whole district. */
export interface Names {
  estate(): string;
  road(): string;
  village(): string;
  dedicated(): string;
}

/** Opens a stock of names without those that real areas bear already. */
export function openNames(random: Random, taken: ReadonlySet<string>): Names {
  const free = (list: string[]) => list.filter((name) => !taken.has(name));
  const estates = free(combine(estateFirst, estateLast));
  const roads = free(combine(roadFirst, roadLast));
  const villages = free(combine(villageFirst, villageLast, '村'));
  const dedicated = free(combine(dedicatedFirst, dedicatedLast));
  return {
    estate: () => draw(random, estates),
    road: () => draw(random, roads),
    village: () => draw(random, villages),
    dedicated: () => draw(random, dedicated),
  };
}
