/** A share as per cent, to one decimal. @param none shown where nothing was counted */
export const percent = (share: number | null, none: string, locale: string): string =>
  share === null ? none : `${(share * 100).toLocaleString(locale, { maximumFractionDigits: 1 })}%`;
