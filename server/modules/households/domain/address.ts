import { plain } from '#contract/kernel/typed.ts';

/** A text as addresses are compared: one width, no blanks, one word for what is called 栋, 幢 or 号楼, capital letters. */
export const keyOf = (text: string): string =>
  plain(text)
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/幢|号楼/g, '栋')
    .replaceAll('號', '号')
    .toUpperCase();

/** A text as it is sorted: numbers by their value, so that 2栋 comes before 10栋. */
export const placeOf = (...parts: readonly string[]): string =>
  parts.map((part) => keyOf(part).replaceAll(/\d+/g, (digits) => digits.padStart(5, '0'))).join(' ');

/** An address below the grid, taken apart. */
export interface Address {
  readonly building: string;
  /** Empty where the building has none. */
  readonly unit: string;
  readonly room: string;
}

/** Takes 雪松雅居1栋2单元301室 apart; null for what is no address of a household. */
export const readAddress = (text: string): Address | null => {
  const [, building, unit = '', room] = /^(.*?[^栋座楼]栋|.*?[^座]座|.*?\d楼)(?:(.{1,6}?单元))?(?:第?\d+层)?(.+)$/u.exec(keyOf(text)) ?? [];
  if (building === undefined || room === undefined) return null;
  const bare = room.replace(/[室户号]$/, '');
  return bare === '' || bare.length > 30 ? null : { building, unit, room: bare };
};

/** The beginning of an address, as people look for one: what names buildings, and what follows within them. */
export const readSought = (text: string): { readonly building: string; readonly rest: string } => {
  const key = keyOf(text);
  const [, building, rest] = /^(.*?[^栋座]栋|.*?[^座]座)(.*)$/u.exec(key) ?? [];
  return building === undefined ? { building: key, rest: '' } : { building, rest: (rest ?? '').replace(/[室户号]$/, '') };
};

/** 雪松雅居1栋2单元301 */
export const addressOf = ({ building, unit, room }: Address): string => `${building}${unit}${room}`;

/** The floor a room number tells: 301 lies on the third, 1204 on the twelfth; null for others. */
export const floorOf = (room: string): number | null => {
  const [, floor] = /^(\d{1,2})\d{2}$/.exec(room) ?? [];
  return floor === undefined || Number(floor) === 0 ? null : Number(floor);
};
