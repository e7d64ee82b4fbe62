export * from './places.ts';
export * from './public-places.ts';
