export { ownPerson } from './commands/own-person.ts';
export { personFor } from './commands/person-for.ts';
export { personOfRegister } from './commands/person-of-register.ts';
export type { DataHolder, Eye, Held, PersonUse } from './context.ts';
export { createPersons, type Persons } from './persons.ts';
export { openEye } from './queries/eye.ts';
export { personRoutes } from './routes.ts';
export {
  findByIdNumbers,
  findByPhones,
  insertPersons,
  type NewPerson,
  openIdNumber,
  openPhone,
  sealOlder,
  writePerson,
} from './store/persons.ts';
export { addConsent, addLook, consenting, consentsEnded } from './store/records.ts';
export { addRequest } from './store/requests.ts';
export { accountsOfPersons, provenPhone, tiedPerson } from './store/tied.ts';
