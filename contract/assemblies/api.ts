export * from './assemblies.ts';
export * from './register.ts';
