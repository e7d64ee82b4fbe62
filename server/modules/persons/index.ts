export { personFor } from './commands/person-for.ts';
export { personOfRegister } from './commands/person-of-register.ts';
export type { DataHolder, Eye, PersonUse } from './context.ts';
export { createPersons, type Persons } from './persons.ts';
export { openEye } from './queries/eye.ts';
export { personRoutes } from './routes.ts';
export { findByPhones, insertPersons, type NewPerson, openPhone, sealOlder } from './store/persons.ts';
export { addConsent, addLook } from './store/records.ts';
export { addRequest } from './store/requests.ts';
