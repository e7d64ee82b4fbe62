import type { Access } from './db.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const path = /^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$/;

/** A value as it may stand between quotes: it has the form, or nothing is said to the database. */
const checked = (form: RegExp, value: string): string => {
  if (!form.test(value)) throw new Error('a value that opens a transaction has a form that is not allowed');
  return value;
};

/**
 * What opens a transaction under an access: one statement each, as each is a message of its own. SET and not set_config(), because only
 * this reaches the servers a spread table lies on. SET takes no parameters: every value is checked against its form. What is not said is
 * empty and opens nothing.
 * @throws when an id or a path has another form
 */
export const accessSettings = (access: Access): string[] => {
  const list = [jurisdictionSetting(access.jurisdictionId)];
  if (access.accountId !== null) list.push(`set local linli.account = '${checked(uuid, access.accountId)}'`);
  if (access.scopes.length > 0) list.push(`set local linli.scopes = '{${access.scopes.map((one) => checked(path, one)).join(',')}}'`);
  if (access.organisations.length > 0)
    list.push(`set local linli.organisations = '{${access.organisations.map((one) => checked(uuid, one)).join(',')}}'`);
  if (access.all) list.push(everything);
  return list;
};

export const jurisdictionSetting = (id: string): string => `set local linli.jurisdiction = '${checked(uuid, id)}'`;

/** Lets the rest of a transaction see its whole jurisdiction. */
export const everything = `set local linli."all" = 'on'`;

/** Takes that back. */
export const nothingMore = `set local linli."all" = 'off'`;

/** Lets the rest of a transaction wait for locks, take for a statement, and pause between them, as long as it takes. */
export const withoutLimits = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'].map(
  (name) => `set local ${name} = 0`,
);
