/// <reference types="vite-plugin-pwa/client" />
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Registers the service worker after the first paint; when a newer version waits, asks before reloading, so that no form is lost. */
export const UpdatePrompt = () => {
  const { t } = useTranslation();
  const [update, setUpdate] = useState<(() => void) | null>(null);
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    void import('virtual:pwa-register').then(({ registerSW }) => {
      const reload = registerSW({ onNeedRefresh: () => setUpdate(() => () => void reload(true)) });
    });
  }, []);
  if (!update) return null;
  return (
    <div className="strip" role="status">
      <span>{t('update.text')}</span>
      <button type="button" className="button" onClick={update}>
        {t('update.now')}
      </button>
    </div>
  );
};
