/** Fen as figures on pages: ¥80, ¥80.50. */
export const yuanWords = (fen: number): string =>
  new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY', minimumFractionDigits: fen % 100 === 0 ? 0 : 2 }).format(fen / 100);
/** What somebody typed in yuan, as fen. */
export const fenOf = (yuan: number | null | undefined): number => Math.round((yuan ?? 0) * 100);
