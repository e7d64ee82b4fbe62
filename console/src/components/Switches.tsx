import { MoonOutlined, SunOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLocale } from '#ui/i18n.ts';
import { chooseMode } from '#ui/mode.ts';
import { useLocale, useMode } from '../app/hooks.ts';

/** Language and light/dark. The language button is written in the language it leads to. */
export const Switches = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const mode = useMode();
  const next = mode === 'dark' ? 'light' : 'dark';
  return (
    <>
      <Button
        type="text"
        icon={<TranslationOutlined />}
        lang={locale === 'en' ? 'zh-CN' : 'en'}
        aria-label={locale === 'en' ? '中文' : 'English'}
        onClick={() => void chooseLocale(locale === 'en' ? 'zh-CN' : 'en')}
      >
        <span className="switch-word">{locale === 'en' ? '中文' : 'English'}</span>
      </Button>
      <Tooltip title={t(`mode.${next}`)}>
        <Button
          type="text"
          icon={mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
          aria-label={t(`mode.${next}`)}
          onClick={() => chooseMode(next)}
        />
      </Tooltip>
    </>
  );
};
