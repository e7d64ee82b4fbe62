import { capitalCodeOf } from '../kernel/typed.ts';

export { faultOfIdNumber } from '../kernel/check-digits.ts';

/** An identity number as it is written: `530702 19800101 001x` → `53070219800101001X`. */
export const idNumberOf = capitalCodeOf;
