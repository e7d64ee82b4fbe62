import type { SheetImport, sheetAddresses } from '#contract/organisations/sheets.ts';
import { sendFile } from '../../../../app/api.ts';

// typed by the contract, written out here: the console does not carry the contract's schema library
const address: (typeof sheetAddresses)['export'] = '/api/organisations/sheet';
const template: (typeof sheetAddresses)['template'] = '/api/organisations/sheet/template';

/** Address of an area's sheets. */
export const sheetAddress = (area: string): string => `${address}?area=${encodeURIComponent(area)}`;
/** Address of the empty sheets. */
export const templateAddress = template;

const answers = ['applied', 'faults'] as const satisfies readonly (keyof SheetImport)[];

/** Sends a spreadsheet. `id` marks the import, so that a lost answer can be asked for again; a dry run changes nothing. */
export const importSheet = (sheet: File, id: string, dryRun: boolean): Promise<SheetImport> =>
  sendFile(`${address}?id=${id}&dryRun=${dryRun}`, 'sheet', sheet, sheet.name, answers) as Promise<SheetImport>;
