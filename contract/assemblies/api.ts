export * from './assemblies.ts';
export * from './phone.ts';
export * from './register.ts';
