import type { Fraction } from '../kernel/shares.ts';

/** What owners decide together: Civil Code, article 278, its nine matters, and article 279. Law as data: code, place in the law, what it takes. */
export interface Matter {
  readonly code: string;
  /** Place in the law. */
  readonly source: string;
  /** `majority`: more than half · `reserved`: three quarters · `everybody`: every owner who is concerned. Always of heads and of area. */
  readonly takes: 'majority' | 'reserved' | 'everybody';
}
const article278 = (n: number): string => `《民法典》第二百七十八条第一款第${'一二三四五六七八九'[n - 1]}项`;
export const matters = [
  { code: 'procedure', source: article278(1), takes: 'majority' },
  { code: 'covenant', source: article278(2), takes: 'majority' },
  { code: 'committee', source: article278(3), takes: 'majority' },
  { code: 'manager', source: article278(4), takes: 'majority' },
  { code: 'use_fund', source: article278(5), takes: 'majority' },
  { code: 'raise_fund', source: article278(6), takes: 'reserved' },
  { code: 'rebuild', source: article278(7), takes: 'reserved' },
  { code: 'common_parts', source: article278(8), takes: 'reserved' },
  { code: 'other', source: article278(9), takes: 'majority' },
  { code: 'flat_to_business', source: '《民法典》第二百七十九条', takes: 'everybody' },
] as const satisfies readonly Matter[];
export type MatterCode = (typeof matters)[number]['code'];
export const matterCodes = matters.map(({ code }) => code) as [MatterCode, ...MatterCode[]];
export const matterOf = (code: MatterCode): Matter => matters.find((one) => one.code === code) as Matter;

/** Article 278, second paragraph: two thirds of area and of heads take part. */
export const quorum: Fraction = { n: 2, d: 3, strict: false };
export const quorumSource = '《民法典》第二百七十八条第二款';
/** What of those who take part – of all who are due, where everybody must – has to agree. */
export const majorities: Readonly<Record<Matter['takes'], Fraction>> = {
  majority: { n: 1, d: 2, strict: true },
  reserved: { n: 3, d: 4, strict: false },
  everybody: { n: 1, d: 1, strict: false },
};
