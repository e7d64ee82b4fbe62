import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';

/** What is collected, why, how long, and who sees it – in plain words. */
export const PrivacyPage = () => {
  const { t } = useTranslation();
  const parts = t('privacy.parts', { returnObjects: true }) as { title: string; text: string }[];
  return (
    <Page title={t('privacy.title')} back>
      <p>{t('privacy.intro')}</p>
      {parts.map((part) => (
        <section key={part.title} className="tight">
          <h2>{part.title}</h2>
          <p>{part.text}</p>
        </section>
      ))}
    </Page>
  );
};
