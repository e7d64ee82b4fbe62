import { v7 } from 'uuid';
import { type Database, systemAccess } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { seeded } from '#tools/demo/geometry/random.ts';

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶和木'];
const first = [...'建国志文永春秀玉桂丽晓海明家俊子雨思佳静雅婷慧敏红云凤兰梅金德福庆荣世宏学正立光天一诗欣梓'];
const second = [...'华强伟军平芳英珍花燕霞玲娟琴萍丹洁莉琳雪倩蓉薇颖瑶宁波涛斌磊超鹏辉勇刚峰林松柏川山江东南北星辰阳晨轩宇航然琪怡涵菲'];
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Persons put in by one statement. */
const batch = 5_000;

export interface SomePerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** A made-up identity number that stands the check, another one for every `n` up to some millions. */
const idNumber = (n: number): string => {
  const day = new Date(Date.UTC(1940, 0, 1 + (n % 25_000)));
  const body = `530702${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(Math.floor(n / 25_000)).padStart(3, '0')}`;
  const sum = weights.reduce((all, weight, i) => all + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};

/**
 * Fills a district with invented persons through the door of the module that keeps them: sealed, digested, spelt in pinyin, spread over the grids;
 * about two share a phone, one in three has a phone alone, and names repeat as they do in life.
 * @returns every thousandth of them, to be looked for
 */
export const fillPersons = async (
  db: Database,
  jurisdictionId: string,
  ring: Ring,
  grids: readonly { id: string; path: string }[],
  count: number,
  log: (line: string) => void,
): Promise<SomePerson[]> => {
  const random = seeded(11);
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const kept: SomePerson[] = [];
  for (let from = 0; from < count; from += batch) {
    const persons = Array.from({ length: Math.min(batch, count - from) }, (_, i) => {
      const n = from + i;
      return {
        id: v7(),
        name: `${one(surnames)}${one(first)}${one(second)}`,
        phone: `13${String(100_000_000 + Math.floor(n / 2) * 7).padStart(9, '0')}`,
        partyMember: n % 12 === 0,
        idNumber: n % 3 === 0 ? null : idNumber(n),
        address: `${one(['福慧', '雪松', '庆云', '康仲', '民主'])}路${1 + (n % 300)}号${1 + (n % 9)}幢${1 + (n % 4)}单元${101 + (n % 17)}室`,
        area: one(grids),
      };
    });
    await db.write(systemAccess(jurisdictionId), (tx) => insertPersons(tx, jurisdictionId, ring, persons));
    for (const [i, { id, name, phone }] of persons.entries()) if ((from + i) % 1000 === 0) kept.push({ id, name, phone });
    if ((from + batch) % 100_000 === 0) log(`${from + batch} of ${count} persons`);
  }
  return kept;
};
