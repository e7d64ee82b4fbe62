export * from './file.ts';
export * from './persons.ts';
