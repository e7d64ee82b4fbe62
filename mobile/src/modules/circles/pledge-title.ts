import { useTranslation } from 'react-i18next';
import type { Pledge } from '#contract/circles/api.ts';

/** What a pledge is called in the reader's language. */
export const usePledgeTitle = (): ((pledge: Pick<Pledge, 'title'>) => string) => {
  const { i18n } = useTranslation();
  return ({ title }) => (i18n.language === 'en' && title.en) || title.zh;
};
