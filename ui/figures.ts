/** Square metres of the hundredths in which they are kept: 12,345.67 */
export const squareMetres = (hundredths: number): string => (hundredths / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 });
