export * from './file.ts';
export * from './persons.ts';
export {
  askForMyData,
  askForPerson,
  decideRequest,
  fetchExport,
  getMyData,
  listRequests,
  previewErasure,
  withdrawConsent,
} from './requests.ts';
export { exportPersons, importPersons } from './sheets.ts';
