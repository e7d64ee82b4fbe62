/** `GET …?area=`: the coverage as a spreadsheet (xlsx), outside the JSON endpoints. */
export const coverageSheetPath = '/api/coverage/sheet';
