import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/owned': object;
    '/assemblies/$assemblyId': object;
  }
}

const words = ['assemblies-phone'];
export default [
  page({ path: '/owned', words, load: async () => (await import('./owned-page.tsx')).OwnedPage }),
  page({ path: '/assemblies/$assemblyId', words, load: async () => (await import('./assembly-page.tsx')).AssemblyPage }),
];
