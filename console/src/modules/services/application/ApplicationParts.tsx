import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationDetail } from '#contract/services/applications.ts';
import type { ApplicationStep } from '#contract/services/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Photos } from '../../../components/Photos.tsx';
import { StepForm } from './StepForm.tsx';
import '../../../styles/facts.css';

/** What is known of an application, and the steps this viewer may take. @param onDone a step was taken */
export const ApplicationParts = ({ data, onDone }: { data: ApplicationDetail; onDone?: () => void }) => {
  const { t } = useTranslation('services-console');
  const locale = useLocale();
  const [step, setStep] = useState<ApplicationStep | null>(null);
  const at = (moment: string | null): string | null => moment && shortTime(moment, locale);
  const facts: readonly (readonly [string, string | null])[] = [
    ['applicant', [data.applicant.name, data.applicant.phone].filter(Boolean).join(' ')],
    ['agent', data.agent],
    ['body', data.body],
    ['area', data.area.name],
    ['channel', t(`services-own:channels.${data.channel}`)],
    ['limitTitle', labelOf(data.limit)],
    ['receivedAt', at(data.receivedAt)],
    ['dueAt', at(data.dueAt)],
    ['decidedAt', at(data.decidedAt)],
    ['decision', data.decision],
    ['receivedBy', data.receivedBy],
    ['code', data.code],
  ];
  return (
    <>
      {data.steps.length > 0 && (
        <p className="bar">
          {data.steps.map((one, n) => (
            <Button key={one} type={n === 0 ? 'primary' : 'default'} onClick={() => setStep(one)}>
              {t(`steps.${one}`)}
            </Button>
          ))}
        </p>
      )}
      <dl className="fact-grid">
        {facts.map(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <section aria-labelledby="materials">
        <h2 id="materials">{t('handedIn')}</h2>
        <ul>
          {data.materials.map(({ id, name, state, photos }) => (
            <li key={id}>
              {name} <span className="soft">{t(`services-own:materials.${state}`)}</span>
              {photos.length > 0 && <Photos photos={photos} />}
            </li>
          ))}
        </ul>
      </section>
      {data.answers && data.answers.length > 0 && (
        <section aria-labelledby="answers">
          <h2 id="answers">{t('form')}</h2>
          <dl className="fact-grid">
            {data.answers.map(({ key, title, answer }) => (
              <div key={key}>
                <dt>{labelOf(title)}</dt>
                <dd>{labelOf(answer)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section aria-labelledby="progress">
        <h2 id="progress">{t('progress')}</h2>
        <ol>
          {data.progress.map(({ state, at: when, words }) => (
            <li key={when + state}>
              {t(`services-own:states.${state}`)} <span className="soft num">{at(when)}</span>
              {words && <div>{words}</div>}
            </li>
          ))}
        </ol>
      </section>
      {step && (
        <StepForm
          application={data}
          step={step}
          onClose={() => {
            setStep(null);
            onDone?.();
          }}
        />
      )}
    </>
  );
};
