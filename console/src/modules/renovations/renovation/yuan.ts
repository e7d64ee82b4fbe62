/** Fen as yuan with their sign, as figures on pages: ¥12,345.60. */
export const yuanText = (fen: number): string =>
  new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY', maximumFractionDigits: 2 }).format(fen / 100);
/** What somebody typed in yuan, as fen. */
export const fenOf = (yuan: number | null | undefined): number => Math.round((yuan ?? 0) * 100);
