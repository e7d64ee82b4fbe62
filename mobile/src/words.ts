import accounts from '#i18n/zh-CN/accounts.json' with { type: 'json' };
import cases from '#i18n/zh-CN/cases.json' with { type: 'json' };
import kernel from '#i18n/zh-CN/kernel.json' with { type: 'json' };
import mobile from '#i18n/zh-CN/mobile.json' with { type: 'json' };
import type { WordLoader } from '#ui/i18n.ts';

/** Chinese comes with the page; English is fetched by those who read it. */
export const loadWords: WordLoader = async (locale) =>
  locale === 'en' ? (await import('./words-en.ts')).default : { cases, kernel, mobile, accounts };
