import { areasAsked, type Measure } from '#modules/coverage/index.ts';
import { builtIn } from './store/renovations.ts';

/** Old estates whose residents have accepted ÷ those whose works began, in per cent. Where none began, it tells nothing. */
export const acceptedEstates: Measure = {
  code: 'renovations_accepted',
  subject: 'area',
  levels: ['street', 'community'],
  unit: 'percent',
  figures: async (tx, asked) => {
    const built = await builtIn(
      tx,
      asked.roots.map(({ code }) => code),
    );
    return areasAsked(asked).map(({ code }) => {
      const own = built.filter(({ areaCode }) => areaCode.startsWith(code));
      const accepted = own.filter((one) => one.accepted).length;
      if (own.length === 0) return { areaCode: code, value: null };
      return { areaCode: code, value: (accepted * 100) / own.length, parts: { numerator: accepted, denominator: own.length } };
    });
  },
};
