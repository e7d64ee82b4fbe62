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
