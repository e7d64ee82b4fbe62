/** Where the words of each page are that comes later: a long list, which the first page does without. */
export const wordFiles = import.meta.glob<Record<string, unknown>>('../../i18n/*/*-{phone,own}.json', { import: 'default' });
