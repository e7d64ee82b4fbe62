import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeDetail } from '#contract/disputes/api.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { PaperButton } from '../../../components/PaperButton.tsx';
import { Photos } from '../../../components/Photos.tsx';
import { type Task, TaskForm } from './acts.tsx';
import { Parties } from './Parties.tsx';
import '../../../styles/facts.css';

/** Everything a dispute has, and what may be done with it: on its own page and on that of its case. */
export const DisputeParts = ({ dispute, onDone }: { dispute: DisputeDetail; onDone?: () => void }) => {
  const { t } = useTranslation('disputes-console');
  const [task, setTask] = useState<Task | null>(null);
  const acts = dispute.actions.filter((act) => act !== 'look');
  return (
    <>
      {acts.length > 0 && (
        <div className="dispute-acts">
          {acts.map((act, i) => (
            <Button key={act} type={i === 0 ? 'primary' : 'default'} onClick={() => setTask(act)}>
              {t(`acts.${act}`)}
            </Button>
          ))}
        </div>
      )}
      <Facts dispute={dispute} />
      <Parties dispute={dispute} />
      {dispute.works && <Sessions dispute={dispute} onOff={() => setTask('off')} />}
      <Outcome dispute={dispute} />
      {dispute.works && dispute.state === 'agreed' && <Visits dispute={dispute} />}
      {task && <TaskForm dispute={dispute} task={task} onClose={() => setTask(null)} {...(onDone && { onDone })} />}
    </>
  );
};

const Facts = ({ dispute }: { dispute: DisputeDetail }) => {
  const { t } = useTranslation('disputes-console');
  return (
    <section className="card" aria-label={t('facts')}>
      <p className={dispute.facts === null ? 'soft' : 'dispute-words'}>{dispute.facts ?? t('restricted')}</p>
      <dl className="fact-grid">
        {(
          [
            ['area', dispute.area.name],
            ['organisation', dispute.organisation.name],
            ['mediator', dispute.mediator.name],
            ['source', t(`disputes:sources.${dispute.source}`)],
            ['acceptedOn', dispute.acceptedOn],
            ['dueOn', dispute.dueOn],
          ] as const
        ).map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Sessions = ({ dispute, onOff }: { dispute: DisputeDetail; onOff: () => void }) => {
  const { t } = useTranslation('disputes-console');
  const locale = useLocale();
  const nameOf = (id: string): string => dispute.parties.find((one) => one.id === id)?.name ?? '';
  return (
    <section className="dispute-part" aria-label={t('sessions')}>
      <h2>{t('sessions')}</h2>
      {dispute.sessions.length === 0 && <p className="soft">{t('noSessions')}</p>}
      <ul className="dispute-lines">
        {dispute.sessions.map((s) => (
          <li key={s.id}>
            <div>
              <strong>{t(s.result ? `disputes:results.${s.result}` : `disputes:sessionStates.${s.state}`)}</strong>{' '}
              <span className="soft num">
                {shortTime(s.startsAt, locale)} · {s.place} · {s.by}
              </span>
              {s.words && <p className="dispute-words">{s.words}</p>}
              {s.state === 'held' && (
                <p className="soft">
                  {s.attended.length > 0 ? t('attended', { names: s.attended.map(nameOf).join(t('console:comma')) }) : t('nobody')}
                  {s.others && ` · ${t('others', { names: s.others })}`}
                </p>
              )}
              <Photos photos={s.photos} />
            </div>
            {s.state === 'arranged' && dispute.actions.includes('arrange') && <Button onClick={onOff}>{t('acts.off')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Outcome = ({ dispute }: { dispute: DisputeDetail }) => {
  const { t } = useTranslation('disputes-console');
  const { outcome } = dispute;
  if (!outcome) return null;
  const fact = (name: string, value: string | null) =>
    value && (
      <div key={name}>
        <dt>{t(name)}</dt>
        <dd>{value}</dd>
      </div>
    );
  return (
    <section className="dispute-part" aria-label={t('outcome')}>
      <h2>{t('outcome')}</h2>
      <p>
        <strong>{t(dispute.form ? `disputes:forms.${dispute.form}` : `disputes:states.${dispute.state}`)}</strong>
      </p>
      {outcome.words && <p className="dispute-words">{outcome.words}</p>}
      <dl className="fact-grid">
        {fact('on', outcome.on)}
        {fact('amount', outcome.amount === null ? null : t('yuan', { amount: outcome.amount.toLocaleString('zh-CN') }))}
        {fact('performBy', outcome.performBy)}
        {fact(outcome.confirmedOn ? 'confirmedOn' : 'confirmBy', outcome.confirmedOn ?? outcome.confirmBy)}
      </dl>
      {dispute.works && dispute.form === 'written' && <PaperButton source="disputes.agreement" subjectId={dispute.id} />}
      {outcome.photos.length > 0 && (
        <>
          <h3>{t('signedPaper')}</h3>
          <Photos photos={outcome.photos} />
        </>
      )}
    </section>
  );
};

const Visits = ({ dispute }: { dispute: DisputeDetail }) => {
  const { t } = useTranslation('disputes-console');
  return (
    <section className="dispute-part" aria-label={t('visits')}>
      <h2>{t('visits')}</h2>
      {dispute.visitOn && <p>{t('nextVisit', { day: dispute.visitOn })}</p>}
      {dispute.visits.length === 0 && !dispute.visitOn && <p className="soft">{t('noVisits')}</p>}
      <ul className="dispute-lines">
        {dispute.visits.map((v) => (
          <li key={v.id}>
            <div>
              <strong>{t(v.fulfilled ? 'fulfilled' : 'notFulfilled')}</strong> {t(v.satisfied ? 'satisfied' : 'notSatisfied')}{' '}
              {v.lawsuit && <span className="flag">{t('lawsuit')}</span>} {v.escalating && <span className="flag">{t('escalating')}</span>}{' '}
              <span className="soft num">
                {v.on} · {v.by}
              </span>
              <p className="dispute-words">{v.words}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
