export { hashOf } from './auth.ts';
export { addOrganisations, type By, grantPosts, openAccounts } from './commands/open-accounts.ts';
export { maskName, maskPhone } from './domain/names.ts';
export type { Organisations } from './organisations.ts';
export { createPeople, type People } from './people.ts';
export { peopleRoutes } from './routes.ts';
export type { NewAccount } from './store/accounts.ts';
export type { NewOrganisation } from './store/organisations.ts';
export type { NewPost } from './store/posts.ts';
