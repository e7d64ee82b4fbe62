/** All files of words of this language but those of the phone alone. */
export default import.meta.glob<Record<string, unknown>>(
  ['../../../../i18n/en/*.json', '!**/mobile.json', '!**/*-phone.json', '!**/command-line.json'],
  { import: 'default', eager: true },
);
