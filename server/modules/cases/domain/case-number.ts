/** Case number: 6-digit area + yyyymmdd + 5 digits (domain §6); a day of more than 99,999 cases grows a digit rather than repeat. */
export const caseNumber = (areaCode: string, day: string, n: number): string =>
  `${areaCode.padEnd(6, '0').slice(0, 6)}${day.replaceAll('-', '')}${String(n).padStart(5, '0')}`;
