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
} from './requests.ts';
