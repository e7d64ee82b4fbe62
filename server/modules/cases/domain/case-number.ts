/** The Shanghai calendar day of a moment, `YYYY-MM-DD`. */
export const shanghaiDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Case number: 6-digit area + yyyymmdd + 5 digits (domain §6); a day of more than 99,999 cases grows a digit rather than repeat. */
export const caseNumber = (areaCode: string, day: string, n: number): string =>
  `${areaCode.padEnd(6, '0').slice(0, 6)}${day.replaceAll('-', '')}${String(n).padStart(5, '0')}`;
