import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../app/hooks.ts';
import type { Typed } from '../app/kept.ts';

/** Says that something was left of this form, and lets it be put in or given up. */
export const LeftBar = <V extends object>({ typed }: { typed: Typed<V> }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  if (!typed.left) return null;
  const { state, at } = typed.left;
  return (
    <p className="left-bar" role="status">
      <span>{t(`kept.${state}`, { moment: shortTime(new Date(at).toISOString(), locale) })}</span>
      {state === 'offered' && (
        <Button size="small" type="primary" ghost onClick={typed.restore}>
          {t('kept.restore')}
        </Button>
      )}
      <Button size="small" onClick={typed.discard}>
        {t('kept.discard')}
      </Button>
    </p>
  );
};
