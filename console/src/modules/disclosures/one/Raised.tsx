import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DisclosureDetail } from '#contract/disclosures/api.ts';
import { shortTime } from '#ui/time.ts';
import type { Task } from './acts.tsx';

/** Objections with what came of them and what is to be done. */
export const Raised = ({ d, onTask }: { d: DisclosureDetail; onTask: (task: Task) => void }) => {
  const { t, i18n } = useTranslation('disclosures-console');
  return (
    <section aria-label={t('objections')}>
      <h2>{t('objections')}</h2>
      <p className="soft">
        {d.objectionsUntil === null ? t('takesNone') : t('takesUntil', { day: d.objectionsUntil })}
        {d.raised.length > 0 && ` · ${t('counts', d.objections)}`}
      </p>
      {d.raised.map((o) => (
        <article key={o.id} className="card disclosure-text" aria-label={t('byWhom', { name: o.by })}>
          <p>
            <strong>{t(`disclosures:abouts.${o.about}`)}</strong>{' '}
            <span className="soft">
              {t('byWhom', { name: o.by })}
              {o.counter && ` · ${t('counter')}`} · {shortTime(o.at, i18n.language)} · {t(`disclosures:objectionStates.${o.state}`)}
              {o.state === 'open' && ` · ${t(o.late ? 'lateAnswer' : 'answerDue', { day: o.dueOn })}`}
            </span>
          </p>
          <p>{o.words}</p>
          {o.answer && (
            <p>
              {t('answered', { verdict: t(`disclosures:verdicts.${o.answer.verdict}`), words: o.answer.words })}{' '}
              <span className="soft">{o.answer.on}</span>
            </p>
          )}
          {o.pressed && (
            <p>
              {o.pressed.reason === null ? t('pressedItself') : t('pressed', { reason: o.pressed.reason })}{' '}
              <span className="soft">{t('inquiryDue', { day: o.pressed.dueOn })}</span>
            </p>
          )}
          {o.finding && (
            <p>
              {t('found', { verdict: t(`disclosures:findings.${o.finding.verdict}`), words: o.finding.words })}{' '}
              <span className="soft">{o.finding.on}</span>
            </p>
          )}
          <div className="bar">
            {o.actions.map((act) => (
              <Button key={act} size="small" type={act === 'press' ? 'default' : 'primary'} onClick={() => onTask({ act, id: o.id })}>
                {t(`acts.${act}`)}
              </Button>
            ))}
          </div>
        </article>
      ))}
    </section>
  );
};
