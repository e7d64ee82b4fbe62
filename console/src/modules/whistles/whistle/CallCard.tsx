import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WhistleCall } from '#contract/whistles/api.ts';
import { fullTime, shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Photos } from '../../../components/Photos.tsx';
import { CallClock, useCallState } from '../CallLights.tsx';
import type { Task } from './acts.tsx';

/** One called organisation: its steps, what it said, its rating, and what the viewer may do. */
export const CallCard = ({ call, onTask }: { call: WhistleCall; onTask: (task: Task) => void }) => {
  const { t } = useTranslation('whistles-console');
  const locale = useLocale();
  const stateOf = useCallState();
  const { answered, contacted, arrived, feedback, rating } = call;
  const step = (stage: 'answer' | 'contact' | 'arrive' | 'feedback', done: { at: string; late: boolean } | null, words: string) =>
    done || call.due[stage] ? (
      <div key={stage}>
        <dt>{t(`whistles:stages.${stage}`)}</dt>
        <dd>
          {done ? (
            <>
              {words && <span className="whistle-words">{words}</span>} <span className="soft num">{shortTime(done.at, locale)}</span>{' '}
              {done.late && <span className="flag">{t('late')}</span>}
            </>
          ) : (
            <span className="soft num">
              {answered && !answered.coming ? '—' : t('until', { time: fullTime(call.due[stage] ?? '', locale) })}
            </span>
          )}
        </dd>
      </div>
    ) : null;
  const tasks = call.actions.filter((act) => act !== 'arrive');
  return (
    <article className="card whistle-call" aria-label={call.organisation.name}>
      <header>
        <h3>{call.organisation.name}</h3>
        {call.leads && <span className="flag">{t('leads')}</span>}
        <span className="soft">{stateOf(call)}</span>
        <CallClock call={call} />
      </header>
      <dl className="fact-grid">
        {step('answer', answered, answered ? (answered.coming ? answered.words : t('cannotBecause', { words: answered.words })) : '')}
        {step('contact', contacted, contacted?.words ?? '')}
        {step(
          'arrive',
          arrived,
          arrived ? t(`arrivedBy.${arrived.by}`) + (arrived.metres === null ? '' : t('metres', { metres: arrived.metres })) : '',
        )}
        {step('feedback', feedback, feedback?.words ?? '')}
        {rating && (
          <div>
            <dt>{t('form.rating')}</dt>
            <dd>
              <strong>{t('points', { rating: rating.rating })}</strong> {rating.reason}
            </dd>
          </div>
        )}
      </dl>
      {feedback && <Photos photos={feedback.photos} />}
      {tasks.length > 0 && (
        <div className="whistle-acts">
          {tasks.map((act, i) => (
            <Button key={act} type={i === 0 ? 'primary' : 'default'} onClick={() => onTask({ act, call } as Task)}>
              {t(`acts.${act}`)}
            </Button>
          ))}
        </div>
      )}
    </article>
  );
};
