import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Puts a text on the clipboard and says so; where the browser forbids it, shows the text to copy by hand. */
export const useCopy = (): ((text: string) => void) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useCallback(
    (text: string): void => {
      const show = (): void => void message.info(text);
      if (!navigator.clipboard) show();
      else void navigator.clipboard.writeText(text).then(() => message.success(t('copied')), show);
    },
    [message, t],
  );
};
