import { draw, type Random } from '../geometry/random.ts';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文',
  '和',
  '木',
  '欧阳',
];
const first = [...'建国志文永春秀玉桂丽晓海明家俊子雨思佳静雅婷慧敏红云凤兰梅金德福庆荣世宏学正立光天一诗欣梓'];
const second = [...'华强伟军平芳英珍花燕霞玲娟琴萍丹洁莉琳雪倩蓉薇颖瑶宁波涛斌磊超鹏辉勇刚峰林松柏川山江东南北星辰阳晨轩宇航然琪怡涵菲'];

/** Invented personal names of common make; each is given once. */
export const openPersonNames = (random: Random): (() => string) => {
  const given = first.flatMap((a) => second.map((b) => a + b)).concat(second);
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const name = `${surnames[Math.floor(random() * surnames.length)]}${given[Math.floor(random() * given.length)]}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
};

const companyFirst =
  '安澜 恒悦 嘉和 润泽 锦程 瑞景 诚和 佳邻 祥泰 惠居 乐宜 康庭 盛邦 同心 美邻 宜家源 绿洲 晨光 悦邻 德馨 聚福 永安 明珠 启航 友邻 和顺 万家乐 新境 泰和 信达 雅苑 金桥 玉龙源 古道 雪域 云岭 茂源 广厦源 众合 益民 华庭 天成 久安 仁和 长青'.split(
    ' ',
  );

/** Invented names of property companies; each is given once. */
export const openCompanyNames = (random: Random): (() => string) => {
  const stock = companyFirst.map((word) => `${word}物业服务有限公司`);
  return () => draw(random, stock);
};
