/** Digits of the code of each level that can decide. */
const digits = { county: 6, street: 9 } as const;

/** Codes of the areas that decide on something in an area, in the order of their levels. A level the area lies above is passed over. */
export const decidersOf = (areaCode: string, chain: readonly ('street' | 'county')[]): string[] => {
  const codes = chain.filter((level) => areaCode.length >= digits[level]).map((level) => areaCode.slice(0, digits[level]));
  return codes.length > 0 ? codes : [areaCode.slice(0, digits.county)];
};
