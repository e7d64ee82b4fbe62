import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/sign-in': { next?: string };
    '/password': object;
    '/second-factor': object;
    '/account': object;
    '/sessions': object;
    '/device': object;
    '/me': object;
    '/privacy': object;
  }
}

/** Address to go on to after signing in; only addresses of this app. */
const next = (search: Record<string, unknown>): { next?: string } =>
  typeof search['next'] === 'string' && /^\/(?!\/)/.test(search['next']) ? { next: search['next'] } : {};

const words = ['accounts-phone', 'accounts-own'];

export default [
  page({ path: '/sign-in', search: next, words, load: async () => (await import('./sign-in/sign-in-page.tsx')).SignInPage }),
  page({ path: '/password', words, load: async () => (await import('./password-page.tsx')).PasswordPage }),
  page({ path: '/second-factor', words, load: async () => (await import('./second-factor-page.tsx')).SecondFactorPage }),
  page({ path: '/account', words, load: async () => (await import('./account-page.tsx')).AccountPage }),
  page({ path: '/sessions', words, load: async () => (await import('./sessions-page.tsx')).SessionsPage }),
  page({ path: '/device', words, load: async () => (await import('./device/device-page.tsx')).DevicePage }),
  page({ path: '/me', words, load: async () => (await import('./me/me-page.tsx')).MePage }),
  page({ path: '/privacy', words, load: async () => (await import('./privacy-page.tsx')).PrivacyPage }),
];
