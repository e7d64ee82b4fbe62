/*
 * Sums of money in whole cents, and in the words that papers of payment ask for. Free of zod.
 */

const digits = '零壹贰叁肆伍陆柒捌玖';
const units = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** Four digits in words, without the nought in front. */
const four = (n: number): string => {
  let text = '';
  let gap = false;
  for (let i = 3; i >= 0; i -= 1) {
    const digit = Math.floor(n / 10 ** i) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${units[i]}`;
      gap = false;
    }
  }
  return text;
};

/** A sum in words, as papers of payment write it (支付结算办法, 正确填写票据): 人民币贰万元整. @param cents a whole number */
export const capitalYuan = (cents: number): string => {
  const sign = cents < 0 ? '负' : '';
  const all = Math.abs(cents);
  const [yuan, jiao, fen] = [Math.floor(all / 100), Math.floor(all / 10) % 10, all % 10];
  let whole = '';
  let gap = false;
  for (let i = groups.length - 1; i >= 0; i -= 1) {
    const part = Math.floor(yuan / 10_000 ** i) % 10_000;
    if (part === 0) gap = whole !== '';
    else {
      whole += `${whole !== '' && (gap || part < 1_000) ? '零' : ''}${four(part)}${groups[i]}`;
      gap = false;
    }
  }
  const small = `${jiao > 0 ? `${digits[jiao]}角` : ''}${fen > 0 ? `${jiao === 0 && yuan > 0 ? '零' : ''}${digits[fen]}分` : ''}`;
  const head = yuan > 0 ? `${whole}元` : small === '' ? '零元' : '';
  return `人民币${sign}${head}${small}${fen > 0 ? '' : '整'}`;
};

/** A sum in figures, with separators: 20,000.00. */
export const yuanOf = (cents: number): string => {
  const all = Math.abs(cents);
  return `${cents < 0 ? '−' : ''}${Math.floor(all / 100).toLocaleString('en-US')}.${String(all % 100).padStart(2, '0')}`;
};
