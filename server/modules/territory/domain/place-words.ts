import type { AreaLevel } from '#contract/territory/levels.ts';

/** What an area needs to have to be found by its names. */
export interface NamedArea {
  readonly code: string;
  readonly path: string;
  readonly level: AreaLevel;
  readonly name: string;
  readonly shortName: string;
  readonly names: readonly string[];
}

/** Traditional characters frequent in names of places, each followed by the simplified one. */
const traditional =
  '區区縣县鄉乡鎮镇莊庄園园處处辦办會会員员務务樓楼號号廣广場场東东龍龙馬马門门陽阳陰阴灣湾橋桥嶺岭溝沟澗涧陸陆劉刘張张陳陈楊杨趙赵黃黄吳吴孫孙鄭郑羅罗謝谢韓韩馮冯蕭萧葉叶蘇苏蔣蒋賈贾魯鲁鄧邓譚谭萬万錢钱嚴严湯汤羣群麗丽興兴華华國国寧宁聯联衛卫豐丰義义禮礼澤泽濱滨淺浅滄沧漢汉濟济瀾澜湧涌淨净漁渔濕湿頭头顏颜顧顾頂顶願愿風风飛飞鳳凤鳥鸟鴻鸿鶴鹤魚鱼點点齊齐龜龟壩坝塊块墻墙壽寿夢梦奧奥學学實实寶宝對对專专導导岡冈島岛峽峡帶带師师廟庙廠厂應应慶庆憲宪戰战戶户擴扩數数時时晉晋曉晓書书來来條条極极榮荣槍枪樹树機机權权歡欢歲岁氣气決决沖冲滿满燈灯爾尔獅狮環环瑪玛產产畫画異异發发盧卢監监盤盘眾众碼码礦矿種种稱称窩窝竈灶筆笔節节糧粮紅红紀纪級级納纳絲丝經经綠绿網网緣缘縱纵總总績绩織织繞绕習习聖圣聞闻聲声聽听職职臨临舊旧艦舰藝艺藥药蘭兰蓮莲蔭荫虛虚蟲虫衝冲複复見见規规親亲觀观計计記记設设許许詩诗語语誠诚調调論论證证護护讓让豬猪財财貨货貫贯貴贵買买費费賀贺資资賢贤賣卖質质贛赣軍军軒轩車车軌轨輝辉輪轮輕轻農农進进運运過过達达遠远遷迁選选還还邊边鄰邻醫医釀酿金金針针鈞钧鉛铅鋼钢錦锦鍾钟鎖锁鐘钟鐵铁長长開开間间關关陣阵際际隊队階阶雙双雜杂難难雲云電电靈灵靜静頁页項项順顺領领題题飯饭館馆駐驻騰腾騎骑驛驿體体麥麦黨党裡里裏里臺台後后';
const simplified = new Map<string, string>();
for (let i = 0; i < traditional.length; i += 2) simplified.set(traditional[i] as string, traditional[i + 1] as string);

/** One code unit as it is compared: full-width forms narrow, capitals small, traditional characters of place names simplified. */
function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : unit;
  return narrow >= 'A' && narrow <= 'Z' ? narrow.toLowerCase() : (simplified.get(narrow) ?? narrow);
}
const isBlank = (unit: string): boolean => /[\s\u200b\ufeff]/.test(unit);

/** A text as it is compared, without blanks; `at[i]` is where its i-th unit stands in the text as written, and one more for the end. */
export interface Folded {
  readonly text: string;
  readonly at: Int32Array;
}
export function fold(written: string): Folded {
  const at = new Int32Array(written.length + 1);
  const units: string[] = [];
  for (let i = 0; i < written.length; i++) {
    const unit = written[i] as string;
    if (isBlank(unit)) continue;
    at[units.length] = i;
    units.push(foldUnit(unit));
  }
  at[units.length] = written.length;
  return { text: units.join(''), at };
}
const folded = (word: string): string => fold(word).text;

/** All pairs of characters with which a name in this text could begin, written either way. */
export function headsOf(written: string): string[] {
  const bare = written.replaceAll(/\s/g, '');
  const heads = new Set<string>();
  for (const text of [bare, fold(written).text]) for (let i = 0; i + 2 <= text.length; i++) heads.add(text.slice(i, i + 2));
  // 第3网格 is registered as 第三网格
  if (/第\d/.test(fold(written).text)) for (const digit of '一二三四五六七八九十') heads.add(`第${digit}`);
  return [...heads];
}

/** Short names of the nationalities that may stand in the name of an ethnic township, county or prefecture (金江白族乡). */
const nationalities = [
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇',
  '柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺',
].join('|');
const nationality = new RegExp(`^(.{2,}?)(?:(?:${nationalities})族)+$`);

/**
 * Generic endings by which a name of each level may go on, longest first. Endings of one group are aliases of each other (街道, 街道办,
 * 街道办事处); those of another group of the same level are exchanged in everyday speech (大研镇 for 大研街道, 竹坑村 for 竹坑社区).
 */
const groups: Readonly<Record<AreaLevel, readonly (readonly string[])[]>> = {
  province: [['自治区'], ['省'], ['市'], ['特别行政区']],
  city: [['市'], ['地区'], ['自治州', '州'], ['盟']],
  county: [['区'], ['自治县', '县'], ['市'], ['自治旗', '旗']],
  street: [
    ['街道办事处', '街道办', '街道', '办事处', '街办'],
    ['镇人民政府', '镇政府', '镇'],
    ['乡人民政府', '乡政府', '乡'],
  ],
  community: [
    ['社区居民委员会', '社区居委会', '社区工作站', '社区居委', '居民委员会', '居委会', '社区', '居委'],
    ['村村民委员会', '村民委员会', '村村委会', '村委会', '村委', '村'],
    ['嘎查村', '嘎查'],
  ],
  grid: [['小区'], ['自然村']],
  micro_grid: [['小区'], ['自然村']],
};
const endings = Object.fromEntries(
  Object.entries(groups).map(([level, all]) => [
    level,
    all.flatMap((group, number) => group.map((ending) => ({ ending, number }))).sort((a, b) => b.ending.length - a.ending.length),
  ]),
) as unknown as Readonly<Record<AreaLevel, readonly { readonly ending: string; readonly number: number }[]>>;
/** Levels whose generic endings are never exchanged in speech: 古城市 is not 古城区. */
const strict: ReadonlySet<AreaLevel> = new Set(['province', 'city', 'county']);

/** How a text names an area. */
export type Form = 'registered' | 'alias' | 'place' | 'exchanged' | 'chained' | 'bare' | 'short';

const endingOf = (level: AreaLevel, name: string): { ending: string; number: number } | undefined =>
  endings[level].find(({ ending }) => name.endsWith(ending));

/** What a word of the gazetteer is to its area: a name without its generic ending, a whole name, or the name of a place in the area. */
export type KeyKind = 'stem' | 'whole' | 'place';
const arabic: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 第三网格 → 第3网格, 第十二社区 → 第12社区; null for a name without such a number. */
function withDigits(name: string): string | null {
  const found = /第([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=[^一二三四五六七八九十百])/.exec(name);
  if (!found || found[0] === '第') return null;
  const [whole, tens = '', ten, ones = ''] = found;
  const number = ten ? (arabic[tens] ?? 1) * 10 + (arabic[ones] ?? 0) : tens && !ones ? arabic[tens] : undefined;
  return number === undefined ? null : name.replace(whole, `第${number}`);
}

/** The words under which an area is kept: folded, each at least two units long. */
export function keysOf(area: NamedArea): { key: string; kind: KeyKind }[] {
  const keys = new Map<string, KeyKind>();
  const add = (key: string, kind: KeyKind): void => {
    if (key.length >= 2 && !/^\d+$/.test(key) && !keys.has(key)) keys.set(key, kind);
  };
  for (const written of new Set([area.shortName, area.name])) {
    const name = folded(written);
    const found = endingOf(area.level, name);
    const stem = found ? name.slice(0, -found.ending.length) : '';
    if (stem.length < 2) add(name, 'whole');
    else {
      add(stem, 'stem');
      const short = nationality.exec(stem)?.[1];
      if (short) add(short, 'stem');
    }
    const numbered = withDigits(name);
    if (numbered) add(numbered, 'whole');
  }
  for (const written of area.names) {
    const word = folded(written);
    add(word, 'place');
    const found = endings.grid.find(({ ending }) => word.endsWith(ending));
    // without its ending a short word is an everyday one
    if (found && word.length - found.ending.length >= 3) add(word.slice(0, -found.ending.length), 'place');
  }
  return [...keys].map(([key, kind]) => ({ key, kind }));
}

/**
 * How a text that goes on with `text` from `end`, after a key of the area, names it, and where the name ends there; null when what follows
 * makes it something else. A stem of two characters alone (七一, 新华) is an everyday word: form `short`.
 */
export function formAt(area: NamedArea, kind: KeyKind, text: string, start: number, end: number): { form: Form; end: number } | null {
  if (kind === 'place') return { form: 'place', end };
  const next = endings[area.level].find(({ ending }) => text.startsWith(ending, end));
  // a whole name of two characters (古城) is as much an everyday word as a stem of two
  if (kind === 'whole' && (!next || strict.has(area.level))) return { form: end - start > 2 ? 'registered' : 'short', end };
  if (kind === 'whole' && next) return { form: 'alias', end: end + next.ending.length };
  if (!next) return { form: end - start > 2 ? 'bare' : 'short', end };
  const stop = end + next.ending.length;
  const word = text.slice(start, stop);
  const { name, shortName } = area;
  if (word === name || word === shortName) return { form: 'registered', end: stop };
  if (endingOf(area.level, shortName)?.number === next.number || endingOf(area.level, name)?.number === next.number)
    return { form: 'alias', end: stop };
  return strict.has(area.level) ? { form: end - start > 2 ? 'bare' : 'short', end } : { form: 'exchanged', end: stop };
}
