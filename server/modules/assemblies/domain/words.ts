import { keyOf, placeOf } from '#modules/households/domain/index.ts';

/** Hundredths of a square metre as people read them: 8850 → 88.5. */
export const squareMetres = (hundredths: number): number => hundredths / 100;

/** 3栋2单元501; 地下车库B-017. */
export const labelOf = ({ building, unit, room }: { readonly building: string; readonly unit: string; readonly room: string }): string =>
  `${building}${/^\d+$/.test(building) ? '栋' : ''}${unit}${/^\d+$/.test(unit) ? '单元' : ''}${room}`;

const bare = (text: string): string => keyOf(text).replace(/[室户]$/, '');
/** The one form in which an address is compared, and the one in which it is sorted. */
export const addressForms = (building: string, unit: string, room: string): { readonly address: string; readonly sort: string } => {
  const parts = [bare(building).replace(/栋$/, ''), bare(unit).replace(/单元$/, ''), bare(room)] as const;
  return { address: parts.join('-'), sort: placeOf(...parts) };
};
/** Whether two say the same unit of a building: 2 and 2单元. */
export const sameUnit = (a: string, b: string): boolean => bare(a).replace(/单元$/, '') === bare(b).replace(/单元$/, '');
/** Whether a register says the same building as people do, who may name the estate before it: 2, 2栋 and 柳岸苑2栋; not 12栋. */
export const sameBuilding = (register: string, said: string): boolean => {
  const [short, long] = [register, said].map((name) => bare(name).replace(/栋$/, '')) as [string, string];
  return long === short || (long.endsWith(short) && !/[0-9A-Z]/.test(long.charAt(long.length - short.length - 1)));
};
