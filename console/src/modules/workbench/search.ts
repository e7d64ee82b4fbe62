/** What the workbench shows: to-dos of all kinds, or of one. */
export interface StartSearch {
  kind?: string;
}

/** Reads the choice from an address; what makes no sense is left out. */
export const readStartSearch = ({ kind }: Record<string, unknown>): StartSearch =>
  typeof kind === 'string' && /^[a-z_]+\.[a-z_]+$/.test(kind) ? { kind } : {};
