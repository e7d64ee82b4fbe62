import { AuditOutlined, IdcardOutlined, TeamOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { type FindView, page, type TodoView } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/sign-in': { to?: string };
    '/password': object;
    '/security': object;
    '/accounts': { role?: string; q?: string };
    '/roles': object;
    '/audit': object;
  }
}

export default [
  page({
    path: '/sign-in',
    bare: true,
    title: 'accounts-console:signIn.title',
    permission: 'anyone',
    search: (raw) => (typeof raw['to'] === 'string' ? { to: raw['to'] } : {}),
    load: async () => (await import('./sign-in/SignIn.tsx')).SignIn,
  }),
  page({
    path: '/password',
    bare: true,
    title: 'accounts-console:password.title',
    permission: 'account',
    load: async () => (await import('./password/Password.tsx')).Password,
  }),
  page({
    path: '/security',
    bare: true,
    title: 'accounts-console:security.title',
    permission: 'account',
    load: async () => (await import('./security/Security.tsx')).Security,
  }),
  page({
    path: '/accounts',
    title: 'accounts-console:nav.accounts',
    permission: 'accounts.manage',
    search: ({ role, q }) => ({ ...(typeof role === 'string' && { role }), ...(typeof q === 'string' && { q: q.slice(0, 50) }) }),
    menu: { group: 'system', order: 10, icon: <TeamOutlined /> },
    load: async () => (await import('./accounts/Accounts.tsx')).Accounts,
  }),
  page({
    path: '/roles',
    title: 'accounts-console:nav.roles',
    permission: 'accounts.manage',
    menu: { group: 'system', order: 15, icon: <IdcardOutlined /> },
    load: async () => (await import('./roles/Roles.tsx')).Roles,
  }),
  page({
    path: '/audit',
    title: 'accounts-console:nav.audit',
    permission: 'audit.read',
    menu: { group: 'system', order: 20, icon: <AuditOutlined /> },
    load: async () => (await import('./audit/Audit.tsx')).Audit,
  }),
];

/** All of them are settled on the account's row. */
const inAccounts = (title: string): TodoView => ({
  title,
  link: ({ title: name }) => linkOptions({ to: '/accounts', search: name === null ? {} : { q: name } }),
});

export const todos: Readonly<Record<string, TodoView>> = {
  'accounts.post_ends': inAccounts('accounts:todos.postEnds'),
  'accounts.locked': inAccounts('accounts:todos.locked'),
  'accounts.password_expired': inAccounts('accounts:todos.passwordExpired'),
  'accounts.second_factor': inAccounts('accounts:todos.secondFactor'),
};

export const finds: Readonly<Record<string, FindView>> = {
  'accounts.account': {
    title: 'accounts-console:nav.accounts',
    link: ({ title }) => linkOptions({ to: '/accounts', search: { q: title } }),
  },
};
