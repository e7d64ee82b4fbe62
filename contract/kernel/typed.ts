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

export const mobilePattern = /^1[3-9]\d{9}$/;
export const codePattern = /^\d{6}$/;
export const factorCodePattern = /^[0-9a-z]{6,20}$/;
