export { replaceCode, writeGroup } from './store/communities.ts';
export { insertEnrolments, joinGroup, type NewEnrolment } from './store/enrolments.ts';
export { insertAppraisal, insertPaper } from './store/papers.ts';
export { contest, insertRecords, returnDue } from './store/records.ts';
export { insertUnit } from './store/units.ts';
