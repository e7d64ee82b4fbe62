/** Fen beyond this no community has: a thousand million yuan. */
const most = 100_000_000_000;

/**
 * Reads yuan as fen, by their digits: no fraction is ever computed with. `1,234.5`, `¥1234.50`, `12.3元`, `-5`.
 * @returns null where it is no amount, has more than two places, or is too large
 */
export const fenOf = (text: string): number | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s¥￥]/g, '')
    .replace(/元$/, '')
    .replace(/^\((.*)\)$/, '-$1');
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const match = /^([+-]?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(grouped);
  if (!match?.[2]) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return fen > most ? null : match[1] === '-' ? -fen || 0 : fen;
};
/** Fen as yuan: 123456 → 1,234.56. */
export const yuan = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
};
