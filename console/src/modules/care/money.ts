/** Fen as yuan with two places. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2);
