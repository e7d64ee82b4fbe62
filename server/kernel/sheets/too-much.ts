/** Thrown when a file holds more than the limits of sheets allow. */
export class TooLarge extends Error {}

/** Thrown when a filled cell lies farther right than any sheet of ours reaches. */
export class TooWide extends Error {
  readonly cell: string;
  constructor(cell: string) {
    super();
    this.cell = cell;
  }
}
