import type { SheetImport, sheetAddresses } from '#contract/organisations/sheets.ts';

// typed by the contract, written out here: the console does not carry the contract's schema library
const address: (typeof sheetAddresses)['export'] = '/api/organisations/sheet';
const template: (typeof sheetAddresses)['template'] = '/api/organisations/sheet/template';

/** Address of an area's sheets. */
export const sheetAddress = (area: string): string => `${address}?area=${encodeURIComponent(area)}`;
/** Address of the empty sheets, and the one that takes filled ones. */
export const [templateAddress, importAddress] = [template, address];

/** What an import answers. */
export const answers = ['applied', 'faults'] as const satisfies readonly (keyof SheetImport)[];
