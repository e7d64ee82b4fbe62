/** Lists of workers: everybody, or those who are due for promotion. */
export const whiches = ['all', 'due'] as const;
export interface WorkforceSearch {
  readonly which?: (typeof whiches)[number] | undefined;
  readonly area?: string | undefined;
}

/** Reads what is shown from an address; what makes no sense is left out. */
export const readWorkforceSearch = (raw: Record<string, unknown>): WorkforceSearch => {
  const which = whiches.find((one) => one === raw['which']);
  const area = raw['area'] === undefined ? undefined : String(raw['area']);
  return { ...(which && { which }), ...(area && { area }) };
};
