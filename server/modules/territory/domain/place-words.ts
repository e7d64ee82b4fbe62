import type { TerritoryArea } from './area.ts';

/** Short names of the nationalities that may stand in the name of an ethnic township (金江白族乡). */
const nationalities = [
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇',
  '柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺',
].join('|');
const ethnicTownship = new RegExp(`^(.{2,}?)(?:(?:${nationalities})族)+(乡|镇)$`);
const streetEnding = /(?:街道(?:办事处)?|镇|乡)$/;
const communityEnding = /(?:社区(?:居民?委(?:员)?会)?|居委会|村(?:民委员会|委会)?)$/;
const estateEnding = /(?:小区|自然村)$/;

/** A stem without its generic ending (七一, 新华) is an everyday word unless it is at least this long. */
const tellingStem = 3;

const stemOf = (name: string, ending: RegExp): string | null => {
  const stem = name.replace(ending, '');
  return stem.length >= 2 && stem !== name ? stem : null;
};

/** Words by which people name an area: its own names, and forms made from them by exchanging or dropping the generic ending. */
export interface PlaceWords {
  readonly own: readonly string[];
  readonly derived: readonly string[];
}

function derivedForms(area: TerritoryArea): readonly string[] {
  if (area.level === 'street') {
    const township = ethnicTownship.exec(area.shortName);
    if (township) return [`${township[1]}${township[2]}`];
    const stem = stemOf(area.shortName, streetEnding);
    if (!stem) return [];
    const forms = area.shortName.endsWith('街道') ? [`${stem}街道`, `${stem}办事处`] : [];
    return stem.length >= tellingStem ? [...forms, stem] : forms;
  }
  if (area.level === 'community') {
    const stem = stemOf(area.shortName, communityEnding);
    if (!stem) return [];
    const forms = [`${stem}社区`, `${stem}村`, `${stem}居委会`];
    return stem.length >= tellingStem ? [...forms, stem] : forms;
  }
  return [area.shortName, ...area.names].flatMap((name) => {
    const stem = stemOf(name, estateEnding);
    return stem && stem.length >= tellingStem ? [stem] : [];
  });
}

/** The place words of an area. Longer forms (七一社区居委会) need no entry of their own: they begin with a shorter one. */
export function placeWords(area: TerritoryArea): PlaceWords {
  const own = [...new Set([area.name, area.shortName, ...area.names])].filter((word) => word.length >= 2);
  return { own, derived: derivedForms(area).filter((word) => !own.includes(word)) };
}
