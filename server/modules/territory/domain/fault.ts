/** Something wrong in a file that is to be imported. Errors stop the import, warnings do not. */
export interface Fault {
  readonly file: string;
  /** Line of a table (its heading is line 1) or number of a feature (from 1); 0 for the file as a whole. */
  readonly row: number;
  /** Code of the sentence that explains it. */
  readonly code: `territory.fault.${string}`;
  readonly severity: 'error' | 'warning';
  /** What the sentence names. */
  readonly data: Readonly<Record<string, string | number>>;
}
