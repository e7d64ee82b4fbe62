import type { What } from '#contract/orders/values.ts';

/** Work that is paid for is no neighbour's help: it is left to whoever lives by it. */
const pay = /报酬|酬劳|酬金|工钱|工资|时薪|有偿|付费|付钱|收费|元[/／每]|每小时\s*\d+\s*元/;
/** Nobody gives money: it would be neither counted nor told apart from a loan. */
const cash = /现金|现钱|红包|转账|打款|汇款|发钱|给钱|借钱/;

/** What keeps words from being asked or listed; null: nothing. */
export const faultOf = (what: What, words: string): 'orders.paid' | 'orders.cash' | null =>
  cash.test(words) ? 'orders.cash' : what === 'order' && pay.test(words) ? 'orders.paid' : null;

/** Whether public words lead to a person: by a number, or by their name. @param starred the words with numbers of people starred @param name where it is known */
export const namesPerson = (words: string, starred: string, name: string | null): boolean =>
  starred !== words || (name !== null && name.trim().length > 1 && words.includes(name.trim()));

/** Whether a kind may be asked for by somebody of a group. @param limited pairs `<kind>:<group>` of kinds for some groups alone */
export const isFor = (limited: readonly string[], kind: string, group: string): boolean => {
  const of = limited.filter((pair) => pair.startsWith(`${kind}:`));
  return of.length === 0 || of.includes(`${kind}:${group}`);
};
