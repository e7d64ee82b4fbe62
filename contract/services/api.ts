export * from './applications.ts';
export * from './catalogue.ts';
export * from './entrustments.ts';
export * from './forms.ts';
