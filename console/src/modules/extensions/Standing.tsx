import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Extension } from '#contract/extensions/api.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { SendButton } from '../../components/SendButton.tsx';

/** What was asked for, and why. */
export const Request = ({ extension: { days, reason, askedBy, askedAt, dueAt } }: { extension: Extension }) => {
  const { t } = useTranslation('extensions-console');
  const locale = useLocale();
  return (
    <>
      <strong>{t('asks', { count: days })}</strong> <span className="soft">{t('due', { moment: fullTime(dueAt, locale) })}</span>
      <p className="rating-text">{reason}</p>
      <div className="soft">{t('decided', { by: askedBy, moment: fullTime(askedAt, locale) })}</div>
    </>
  );
};

/** Where a request stands, and who decided what. */
export const Standing = ({ extension }: { extension: Extension }) => {
  const { t } = useTranslation('extensions-console');
  const locale = useLocale();
  const { state, waitsFor, decidedBy, decision, endedAt } = extension;
  return (
    <>
      <span className={state === 'open' ? 'state state-ink' : 'state state-soft'}>{t(`extensions:states.${state}`)}</span>
      {state === 'open' && <div className="soft">{t('waits', { name: waitsFor })}</div>}
      {decision && <p className="rating-text">{decision}</p>}
      {decidedBy && endedAt && <div className="soft">{t('decided', { by: decidedBy, moment: fullTime(endedAt, locale) })}</div>}
    </>
  );
};

/** What the viewer may do about a request. */
export const Acts = ({ extension, onDecide }: { extension: Extension; onDecide: () => void }) => {
  const { t } = useTranslation('extensions-console');
  return (
    <>
      {extension.actions.includes('decide') && (
        <Button size="small" type="primary" ghost onClick={onDecide}>
          {t('decide')}
        </Button>
      )}
      {extension.actions.includes('withdraw') && (
        <SendButton
          keep="extensions.withdraw"
          subject={extension.id}
          words={t('withdraw')}
          done={t('withdrawn')}
          renews="extensions"
          request={() => asked(endpoints.extensions.withdrawExtension, { params: { extensionId: extension.id }, body: {} })}
        />
      )}
    </>
  );
};
