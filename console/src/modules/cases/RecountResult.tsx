import { useTranslation } from 'react-i18next';

/** What counting deadlines anew came to. */
export const RecountResult = ({ answer }: { answer: Record<string, unknown> }) => {
  const { t } = useTranslation('cases-console');
  return <p>{t('recounted', answer)}</p>;
};
