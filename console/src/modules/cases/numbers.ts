/** A share 0–1 as `97.3 %`; a dash when nothing was counted. */
export const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)}%`);
