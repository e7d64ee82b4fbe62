import { currentLocale, type Locale } from './i18n.ts';

const halves: Readonly<Record<string, Record<Locale, string>>> = {
  H1: { 'zh-CN': '上半年', en: 'first half of' },
  H2: { 'zh-CN': '下半年', en: 'second half of' },
};
const months = 'January February March April May June July August September October November December'.split(' ');

/** A period as people say it: `2025`, `2025-H1`, `2025-Q3` or `2025-09` becomes 2025年, 2025年上半年, 2025年第3季度, 2025年9月. */
export const periodName = (period: string, locale: Locale = currentLocale()): string => {
  const [year = '', part = ''] = period.split('-');
  const half = halves[part]?.[locale];
  const number = Number(part.replace('Q', ''));
  if (locale === 'en')
    return part === '' ? year : half ? `${half} ${year}` : part.startsWith('Q') ? `${part} ${year}` : `${months[number - 1]} ${year}`;
  return `${year}年${part === '' ? '' : (half ?? (part.startsWith('Q') ? `第${number}季度` : `${number}月`))}`;
};
