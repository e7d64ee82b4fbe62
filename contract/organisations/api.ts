export * from './agreements.ts';
export * from './offices.ts';
export * from './organisations.ts';
export { exportOrganisations, importOrganisations, organisationsTemplate } from './sheets.ts';
