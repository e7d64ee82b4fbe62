import { isCreditCode } from '#contract/kernel/check-digits.ts';
import { amountOf, capitalCodeOf, isTelephone, mobilePattern, numberOf, phoneOf, plain, telephoneOf } from '#contract/kernel/typed.ts';
import type { FieldType } from '#contract/registers/fields.ts';
import { type Cell, isBlank, isOdd } from '#kernel/sheets/rows/cells.ts';
import { isShortDay, readDay } from '#kernel/sheets/rows/days.ts';
import { mendedText } from '#kernel/sheets/rows/mends.ts';
import { periodOf } from '../periods.ts';

/** What the values of a column seem to be. */
export interface Guess {
  readonly type: FieldType;
  /** What stands in brackets behind the heading of a number: ㎡, 元/月. */
  readonly unit: string | null;
  /** The different texts in it where they are few, the most frequent first. */
  readonly options: readonly string[];
  readonly filled: number;
  readonly distinct: number;
  /** Whether texts have several lines or are long. */
  readonly long: boolean;
}

/** A heading without what stands in brackets at its end, and that. */
export const headingParts = (heading: string): { readonly title: string; readonly unit: string | null } => {
  const [, title, unit] = /^(.*\S)\s*[(（]([^()（）]{1,20})[)）]$/.exec(heading) ?? [];
  return { title: title ?? heading, unit: unit ?? null };
};

const eaten = /^\d(\.\d+)?E\+\d{2,}$/i;
const isNumber = (text: string, unit: string | null): boolean => /^[+-]?\d+(\.\d+)?$/.test(amountOf(text, unit) ?? numberOf(text));
const yesNo = new Set(['是', '否', '有', '无', '√', '×', 'yes', 'no', 'y', 'n', 'true', 'false']);
const personal = /^[\p{Script=Han}·]{2,6}$/u;
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲家封储靳段富巫乌焦巴弓牧谷车侯全班仰秋仲伊宫宁仇栾甘祖武符刘景詹龙叶幸司黎溥印怀蒲邰索咸赖卓蔺屠蒙池乔阳胥能苍双闻莘党翟谭贡劳申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖终暨居衡步都耿满弘匡国文寇广禄东欧沃利蔚越师巩聂晁勾敖融冷辛那简饶空曾沙养鞠须丰关木';
const isName = (text: string): boolean => {
  const name = text.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  return personal.test(name) && surnames.includes(name[0] ?? '');
};
const organised =
  /(公司|集团|企业|工厂|店|超市|局|委|委员会|办|办公室|中心|社|合作社|院|所|站|厂|学校|小学|中学|大学|幼儿园|医院|协会|商会|部|支队|大队|银行)$/;
/** Code of a division of the country: 6, 9 or 12 digits under one of its provinces. */
const division = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}(\d{3}){0,2}$/;

/** What headings say about their columns. */
const heads: readonly (readonly [FieldType, RegExp])[] = [
  ['identity_number', /身份证|证件号|公民身份|居民身份|id ?card/i],
  ['credit_code', /信用代码|credit_?code/i],
  ['phone', /电话|手机|联系方式|座机|phone|mobile|\btel/i],
  ['date', /日期|时间|年月日|生日|到期|届满|起始日|截止|date|time$|\bday\b/i],
  ['period', /月份|季度|年度|所属期|period/i],
  ['yes_no', /^是否|^有无|是否$/],
  ['money', /元[)）/]|金额|价款|费用?$|费[(（]|资金|工资|补贴|津贴|单价|总价|租金|余额|预算|amount|price|salary/i],
  ['area', /区划|区域|辖区|所在地区|社区代码|街道代码|网格|area_?code|street_?code|community_?code|division/i],
  ['choice', /性别|类型|类别|种类|分类|状态|等级|级别|性质|政治面貌|民族|学历|婚姻/],
  ['person', /姓名|户主|负责人|联系人|法人|法定代表人|经办人|网格员|楼长|责任人|申请人|业主/],
  ['organisation', /单位|部门|机构|公司|企业/],
];
const coded = /编号|代码|编码|号码|证号|单号|工号|门牌|楼号|房号|(^|[_\s])(no|num|code|id|number)$|(Num|Code|ID|No)$/;
const counted = /序号|数量|人数|户数|数$/;

/** Different texts among which somebody may choose. */
const mostOptions = 50;

/** A cell as a text, where it says anything. */
const textOf = (cell: Cell): string => (isOdd(cell) ? cell.shown : mendedText(String(cell).trim()).now);

/**
 * What the values of a column seem to be, from its heading and its cells; whoever uses it may correct that.
 * @param isArea whether a code is that of an area, where the areas are known
 */
export const guessColumn = (heading: string, cells: readonly Cell[], isArea: ((code: string) => boolean) | null): Guess => {
  const filled = cells.filter((cell) => !isBlank(cell) && !(isOdd(cell) && (cell.odd === 'error' || cell.odd === 'merged')));
  const texts = filled.map(textOf);
  const alike = Map.groupBy(texts, plain);
  const distinct = alike.size;
  const { unit } = headingParts(heading);
  const share = (is: (text: string, cell: Cell) => boolean): number =>
    filled.length === 0 ? 0 : texts.filter((text, i) => is(text, filled[i] as Cell)).length / filled.length;
  const says = (type: FieldType): boolean => heads.some(([one, pattern]) => one === type && pattern.test(heading));
  const long = texts.some((text) => /[\r\n]/.test(text) || text.length > 200);
  const options = distinct > mostOptions ? [] : [...alike.values()].sort((a, b) => b.length - a.length).map(([option = '']) => option);
  const guess = (type: FieldType, more: Partial<Guess> = {}): Guess => ({
    type,
    unit: type === 'number' || type === 'money' ? unit : null,
    options,
    filled: filled.length,
    distinct,
    long: false,
    ...more,
  });

  const identity = share((text) => /^\d{17}[\dX]$/.test(capitalCodeOf(text)));
  if (says('identity_number') ? identity > 0.2 : identity >= 0.8) return guess('identity_number');
  if (
    says('credit_code')
      ? share((text) => capitalCodeOf(text).length === 18) > 0.3
      : share((text) => isCreditCode(capitalCodeOf(text))) >= 0.8
  )
    return guess('credit_code');
  const mobile = share((text) => mobilePattern.test(phoneOf(text)));
  if (says('phone') ? share((text) => isTelephone(telephoneOf(text)) || mobilePattern.test(phoneOf(text))) > 0.3 : mobile >= 0.8)
    return guess('phone');
  const isDay = (text: string, cell: Cell): boolean =>
    (isOdd(cell) && cell.odd === 'date') ||
    (says('date') && isShortDay(text)) ||
    (typeof cell !== 'number' && readDay(text, 'month') !== null) ||
    readDay(text, 'day') !== null;
  const isPeriod = share((text) => periodOf(text) !== null);
  if (says('period') && isPeriod > 0.5) return guess('period');
  const days = share((text, cell) => isDay(text, cell) && (says('date') || !/^\d{8}$/.test(text)));
  if (says('date') ? days > 0.3 : days >= 0.8) return guess('date');
  if (distinct <= 2 && filled.length > 1 && share((text) => yesNo.has(plain(text).toLowerCase())) === 1) return guess('yes_no');
  if (says('yes_no') && share((text) => yesNo.has(plain(text).toLowerCase())) >= 0.8) return guess('yes_no');
  const areas = share((text) =>
    isArea === null ? division.test(plain(text)) && (says('area') || coded.test(heading)) : isArea(plain(text)),
  );
  if (areas >= (says('area') ? 0.5 : 0.9)) return guess('area');
  const isCoded = !counted.test(heading) && (coded.test(heading) || share((text) => /^0\d+$/.test(text)) > 0.05);
  const numbers = share((text, cell) => typeof cell === 'number' || (isNumber(text, unit) && !eaten.test(text)));
  if (!isCoded && numbers >= (unit !== null || says('money') ? 0.5 : 0.8)) {
    const signed = share((text) => /^[¥￥]|元$/.test(text)) > 0.2;
    return guess((says('money') || signed) && !/万|亿/.test(unit ?? '') ? 'money' : 'number');
  }
  if (says('person') && share(isName) >= 0.6) return guess('person');
  const isRepeated = says('choice') ? filled.length >= distinct * 1.5 : filled.length >= 20 && filled.length >= distinct * 5;
  if (!isCoded && distinct > 1 && distinct <= mostOptions && isRepeated && options.every((option) => option.length <= 30))
    return guess('choice');
  if (says('organisation') && share((text) => organised.test(text)) >= 0.6) return guess('organisation');
  return guess('text', { long });
};
