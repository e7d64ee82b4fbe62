import { pinyin } from 'pinyin-pro';

/** Words of headings that mean the same; the first stands for all. Jurisdictions add their own (`collections.synonyms`). */
const shipped: readonly (readonly string[])[] = [
  ['户', '家庭', '住户', '家庭户', '居民户'],
  ['人口', '居民', '常住人口', '居住人口'],
  ['电话', '联系电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', '联系号码'],
  ['姓名', '名字', '人员姓名'],
  ['身份证', '身份证号', '身份证号码', '公民身份号码', '证件号', '证件号码'],
  ['信用代码', '统一社会信用代码', '社会信用代码', '统一信用代码'],
  ['单位', '单位名称', '组织名称', '企业名称', '机构名称', '名称'],
  ['地址', '住址', '详细地址', '居住地址', '家庭住址', '具体地址'],
  ['从业人员', '员工', '职工', '从业人数', '用工'],
  ['负责人', '法定代表人', '法人', '主要负责人'],
  ['两新组织', '两新', '新经济组织和新社会组织'],
  ['企业', '公司'],
  ['个体户', '个体工商户', '个体'],
  ['停业', '歇业'],
  ['网格', '所属网格', '所在网格'],
  ['社区', '所属社区', '所在社区', '村社区'],
  ['备注', '说明', '其他情况'],
];

/** Groups of words as a setting writes them, one a line: 户数、家庭数. */
export const groupsIn = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) =>
      line
        .split(/[、,，;；=＝]/)
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .filter((group) => group.length > 1);

const beginnings = /^(本(社区|辖区|网格|街道|单位)|辖区内?|现有|目前|全部|其中[:：]?|截至目前|是否)/;
const ends = /(总人数|总户数|总数|数量|人数|个数|家数|户数|合计|总计|情况|台账|数|号码?)$/;

/** A heading as it is compared: no units, marks, or words that only say that something is counted. 党员人数（人） → 党员 */
export const stemOf = (heading: string): string => {
  const bare = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(【[][^）)】\]]{0,12}[）)】\]]/g, '')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(beginnings, '');
  if (bare === '户数' || bare === '总户数') return '户';
  let stem = bare;
  for (let cut = stem.replace(ends, ''); cut !== '' && cut !== stem; cut = stem.replace(ends, '')) stem = cut;
  return stem;
};

/** Gives every word its first synonym. Longer words first, so that a part never stands in for the whole. */
export const synonymsOf = (added: readonly (readonly string[])[]): ((stem: string) => string) => {
  const first = new Map<string, string>();
  for (const group of [...added, ...shipped]) {
    const stems = group.map(stemOf);
    const name = stems.map((one) => first.get(one)).find((one) => one !== undefined) ?? stems[0] ?? '';
    for (const one of stems) if (!first.has(one)) first.set(one, name);
  }
  const long = [...first.keys()].filter((one) => one.length > 1).sort((a, b) => b.length - a.length);
  return (stem) => {
    const whole = first.get(stem);
    if (whole !== undefined) return whole;
    const part = long.find((one) => stem.includes(one) && !stem.includes(first.get(one) ?? one));
    return part === undefined ? stem : stem.replace(part, first.get(part) ?? part);
  };
};

export const soundOf = (stem: string): string => pinyin(stem, { toneType: 'none', type: 'array', v: true }).join(' ');

const pairs = (text: string): string[] => Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2));
/** How alike two words look, 0 … 1: pairs of neighbouring characters they share. */
export const likeness = (a: string, b: string): number => {
  const [one, other] = [pairs(a), pairs(b)];
  if (one.length + other.length === 0) return 0;
  const rest = [...other];
  const shared = one.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (one.length + other.length);
};
