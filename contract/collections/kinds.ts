/** Types of cells: those of a register's fields that are asked for in a form. No photos, no files: what proves work is no figure. */
export const cellTypes = ['number', 'money', 'yes_no', 'choice', 'text', 'long_text', 'date'] as const;
export type CellType = (typeof cellTypes)[number];

/** How a level above has its figure: added up, the largest, the smallest, by the cell's formula over the figures so had, or not at all. */
export const climbings = ['sum', 'max', 'min', 'formula', 'none'] as const;
export type Climbing = (typeof climbings)[number];
/** Types whose values are figures; of a yes or no those who said yes are counted. */
export const isFigure = (type: CellType): boolean => type === 'number' || type === 'money' || type === 'yes_no';

export const taskStates = ['draft', 'sent', 'ended', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

/** open: to be filled in · returned: to be corrected · submitted · confirmed by a level above · merged into the sheet of another area. */
export const sheetStates = ['open', 'returned', 'submitted', 'confirmed', 'merged'] as const;
export type SheetState = (typeof sheetStates)[number];

/**
 * What stands in a cell: taken from its source as it was, put in its place by somebody for a reason, typed as the source tells nothing, typed,
 * computed, or empty.
 */
export const cellStates = ['filled', 'overruled', 'unknown', 'typed', 'computed', 'empty'] as const;
export type CellState = (typeof cellStates)[number];
