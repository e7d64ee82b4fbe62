/**
 * Normal forms of what people type, paste and keep in sheets. Everything that is compared – phones, codes, logins, words looked for – is brought
 * into its form first and measured afterwards, by every form, by the server and by the sheets alike.
 */

/** In plain width and without what cannot be seen: full-width letters, digits and signs become the usual ones. */
export const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();

const dashes = /[-\u2010-\u2015\u2212]/g;

/** A mobile number: `+86 138-0000-0001`, `（86）138…`, `１３８…` → `13800000001`. What is no mobile number stays recognisably none. */
export const phoneOf = (typed: string): string =>
  plain(typed)
    .replace(dashes, '')
    .replace(/[\s().·/]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');

/** A public telephone, whose groups are kept: `０８８８－５１２３４５６` → `0888-5123456`. */
export const telephoneOf = (typed: string): string => plain(typed).replace(dashes, '-').replace(/\s+/g, ' ');

/** A six-digit code, also out of the message that brought it: `【邻理】123456`, `验证码 123 456` → `123456`. */
export const codeOf = (typed: string): string => {
  const text = plain(typed);
  const [whole] = /(?<!\d)\d{6}(?!\d)/.exec(text) ?? [];
  return whole ?? /(?<!\d)\d{3}[\s-]\d{3}(?!\d)/.exec(text)?.[0].replace(/\D/, '') ?? text;
};

/** A code of the second factor, of the app or a backup code: blanks, hyphens and capitals do not count. */
export const factorCodeOf = (typed: string): string => plain(typed).replace(dashes, '').replace(/\s/g, '').toLowerCase();

/** A user name or mobile number to sign in with. */
export const loginOf = (typed: string): string => {
  const phone = phoneOf(typed);
  return /^1\d{10}$/.test(phone) ? phone : plain(typed).toLowerCase();
};

/** A code of capitals and digits, such as a unified social credit code: blanks and hyphens do not count. */
export const capitalCodeOf = (typed: string): string => plain(typed).replace(dashes, '').replace(/\s/g, '').toUpperCase();

/** Words looked for: letters and digits in plain width, single blanks. Chinese punctuation stays, it stands so in the texts. */
export const wordsOf = (typed: string): string =>
  typed
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A number, also in full width or with groups of three: `１，０２４` → `1024`. What is none stays as it is, for the message. */
export const numberOf = (typed: string): string => {
  const text = plain(typed);
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
};

/**
 * An amount with what people write around it: `¥1,200.50`, `1,234元`, `102.3㎡`. Null where nothing stands around it, or what does is not understood.
 * @param unit what else may stand behind it
 */
export const amountOf = (typed: string, unit: string | null = null): string | null => {
  const text = plain(typed);
  const own = unit === null ? '' : plain(unit);
  const units = ['元', '元整', '圆', 'rmb', 'cny', '万', '万元', own, own.split('/')[0] ?? ''].filter(Boolean);
  const end = units.filter((one) => text.toLowerCase().endsWith(one.toLowerCase())).sort((x, y) => y.length - x.length)[0] ?? '';
  const bare = numberOf(
    text
      .slice(0, text.length - end.length)
      .replace(/^[¥$]|^(rmb|cny)/i, '')
      .trim(),
  );
  if (bare === text || bare === numberOf(text) || !/^[+-]?\d+(\.\d+)?$/.test(bare)) return null;
  // 1.2万 is 12000, but where everything counts in 万
  return end.startsWith('万') && !own.startsWith('万') ? String(Math.round(Number(bare) * 1e10) / 1e6) : bare;
};

/**
 * Whether a text, in its form, can be a telephone of this country or begin with the code of another: a mobile, a number with its area code and
 * perhaps an extension, one without, a hotline. `1380000100` is none.
 */
export const isTelephone = (text: string): boolean => {
  const digits = text.replace(/[\s()-]/g, '');
  if (mobilePattern.test(digits) || /^\+\d{7,15}$/.test(digits)) return true;
  return (
    /^\(?0\d{2,3}\)?[\s-]?\d{7,8}([\s-]\d{1,6})?$/.test(text) ||
    /^[2-9]\d{6,7}(-\d{1,6})?$/.test(text) ||
    /^[48]00\d{7}$/.test(digits) ||
    /^(1\d{2}|1\d{4}|9\d{4}|9\d{5})$/.test(digits)
  );
};

export const mobilePattern = /^1[3-9]\d{9}$/;
export const codePattern = /^\d{6}$/;
export const factorCodePattern = /^[0-9a-z]{6,20}$/;
