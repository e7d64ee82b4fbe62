export { promisedIn, promiseInWords } from './domain/promise.ts';
export { stateOf } from './domain/states.ts';
export { formKind } from './forms.ts';
export { insertApplication, type Progress } from './store/applications.ts';
export { insertEntrustment } from './store/entrustments.ts';
