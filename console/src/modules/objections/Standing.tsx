import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Objection } from '#contract/objections/api.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { SendButton } from '../../components/SendButton.tsx';
import { DecideDrawer, RuleDrawer } from './drawers.tsx';

/** What an organisation objects to, and why. */
export const Raised = ({ objection }: { objection: Objection }) => {
  const { t } = useTranslation('objections-console');
  const locale = useLocale();
  const { n, organisation, basis, proposed, raisedBy, raisedAt } = objection;
  return (
    <>
      <strong>{organisation.name}</strong> <span className="soft">{t('nth', { n })}</span>
      <p className="rating-text">{basis}</p>
      {proposed && <div>{t('proposed', { name: proposed.name })}</div>}
      <div className="soft">{t('by', { by: raisedBy, moment: fullTime(raisedAt, locale) })}</div>
    </>
  );
};

/** Where an objection stands, and who decided what. */
export const Standing = ({ objection }: { objection: Objection }) => {
  const { t } = useTranslation('objections-console');
  const locale = useLocale();
  const { state, final, waitsFor, dueAt, overdue, named, decidedBy, decision, endedAt, ruled } = objection;
  return (
    <>
      <span className={state === 'open' ? 'state state-ink' : 'state state-soft'}>{t(`objections:states.${state}`)}</span>{' '}
      {final && <span className="soft">{t('final')}</span>}
      {state === 'open' && (
        <div className={overdue ? 'light-red' : 'soft'}>
          {t('waits', { name: waitsFor })} · {t(overdue ? 'overdue' : 'due', { moment: fullTime(dueAt, locale) })}
        </div>
      )}
      {named && <div>{t('named', { name: named.name })}</div>}
      {decision && <p className="rating-text">{decision}</p>}
      {decidedBy && endedAt && <div className="soft">{t('by', { by: decidedBy, moment: fullTime(endedAt, locale) })}</div>}
      {ruled && <div className="soft">{t('ruled')}</div>}
    </>
  );
};

/** What the viewer may do about an objection. */
export const Acts = ({ objection }: { objection: Objection }) => {
  const { t } = useTranslation('objections-console');
  const [open, setOpen] = useState<'decide' | 'rule' | null>(null);
  return (
    <>
      {objection.actions.includes('decide') && (
        <Button size="small" type="primary" ghost onClick={() => setOpen('decide')}>
          {t('decide')}
        </Button>
      )}
      {objection.actions.includes('make_rule') && (
        <Button size="small" onClick={() => setOpen('rule')}>
          {t('makeRule')}
        </Button>
      )}
      {objection.actions.includes('withdraw') && (
        <SendButton
          keep="objections.withdraw"
          subject={objection.id}
          words={t('withdraw')}
          done={t('withdrawn')}
          renews="objections"
          request={() => asked(endpoints.objections.withdrawObjection, { params: { objectionId: objection.id }, body: {} })}
        />
      )}
      {open === 'decide' && <DecideDrawer objection={objection} onClose={() => setOpen(null)} />}
      {open === 'rule' && <RuleDrawer objection={objection} onClose={() => setOpen(null)} />}
    </>
  );
};
