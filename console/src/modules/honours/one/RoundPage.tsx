import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candidate, exportNominations, HonourDetail, NominationImport } from '#contract/honours/api.ts';
import { type RoundStep, roundSteps } from '#contract/honours/values.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { honourQuery } from '../queries.ts';
import { AnswerForm, CheckForm, NominateForm, StepForm, WithdrawForm } from './acts.tsx';
import '../../../styles/parts.css';

/** One round: its terms, its candidates by area and name, and the next step. */
export const RoundPage = () => {
  const { roundId } = useParams({ strict: false }) as { roundId: string };
  const query = useQuery(honourQuery(roundId));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown round={query.data} />;
};

const template: (typeof exportNominations)['path'] = '/api/honour-nominations/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof NominationImport)[];
type Task = RoundStep | 'nominate' | 'import';
const Shown = ({ round }: { round: HonourDetail }) => {
  const { t } = useTranslation('honours-console');
  const { busy, download } = useDownload();
  const [task, setTask] = useState<Task | null>(null);
  useTitle(round.title);
  const { terms, can, list } = round;
  const close = (): void => setTask(null);
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/honours" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{round.title}</h1>
        <p className="soft">
          {[
            t(`honours:states.${round.state}`),
            `${t('until')} ${round.nominateUntil}`,
            round.publicUntil && `${t('public')} ${round.publicUntil}`,
            round.decidedOn && t('decidedOn', { day: round.decidedOn }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="bar">
        {can.includes('nominate') && (
          <Button type="primary" onClick={() => setTask('nominate')}>
            {t('acts.nominate')}
          </Button>
        )}
        {can.includes('nominate') && <Button onClick={() => setTask('import')}>{t('import.title')}</Button>}
        {roundSteps
          .filter((step) => can.includes(step))
          .map((step) => (
            <Button key={step} type={step === 'abandon' ? 'default' : 'primary'} danger={step === 'abandon'} onClick={() => setTask(step)}>
              {t(`steps.${step}`)}
            </Button>
          ))}
        {list.length > 0 && (
          <Button loading={busy} onClick={() => download(`/api/honours/${round.id}/sheet`)}>
            {t('acts.export')}
          </Button>
        )}
      </div>
      <section aria-label={t('termsTitle')}>
        <h2>{t('termsTitle')}</h2>
        <p className="soft">
          {t('terms', {
            quota: terms.quota,
            months: terms.months,
            allowance: terms.allowance === null ? t('noAllowance') : t('allowanceOf', { yuan: terms.allowance }),
            days: terms.publicDays,
            nominators: terms.nominators.map((one) => t(`nominators.${one}`)).join(t('comma')),
          })}
        </p>
        <dl className="said-list">
          {terms.criteria.map(({ code, name, help }) => (
            <div key={code}>
              <dt>{name}</dt>
              <dd className="soft">{help}</dd>
            </div>
          ))}
        </dl>
        <p className="soft">{t('source', { source: terms.source })}</p>
      </section>
      <section aria-label={t('list')}>
        <h2>{t('list')}</h2>
        {list.length === 0 && <p className="soft">{t('noCandidates')}</p>}
        {list.map((one) => (
          <CandidatePart key={one.id} round={round} candidate={one} />
        ))}
      </section>
      {task === 'nominate' && <NominateForm round={round} onClose={close} />}
      {task === 'import' && (
        <PlainImport<NominationImport>
          words={(key, given = {}) => t(`import.${key}`, given)}
          template={`${template}?roundId=${round.id}`}
          address={`/api/honour-nominations/import?roundId=${round.id}`}
          answers={answers}
          ready={({ added }) => added > 0}
          onClose={close}
        />
      )}
      {task !== null && task !== 'nominate' && task !== 'import' && <StepForm round={round} step={task} onClose={close} />}
    </div>
  );
};

const CandidatePart = ({ round, candidate: c }: { round: HonourDetail; candidate: Candidate }) => {
  const { t } = useTranslation('honours-console');
  const [task, setTask] = useState<'check' | 'withdraw' | 'drop' | null>(null);
  const [answering, setAnswering] = useState<string | null>(null);
  const { criteria } = round.terms;
  const acts = (['check', 'withdraw', 'drop'] as const).filter((act) => c.can.includes(act));
  return (
    <article className="card" aria-label={c.name}>
      <h3>
        {c.name} <span className="soft">{[c.duty, c.area.name].join(' · ')}</span>
      </h3>
      <p>
        {[
          t(`honours:candidateStates.${c.state}`),
          c.state !== 'nominated' && c.state !== 'withdrawn' && t('metOf', { n: c.checked.length, all: criteria.length }),
          c.state === 'awarded' && c.validUntil && t('validUntil', { day: c.validUntil }),
          c.state === 'awarded' && c.over && t('over'),
          c.openObjections > 0 && t('openObjections', { count: c.openObjections }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {c.words && <p className="soft">{t('reason', { words: c.words })}</p>}
      <dl className="said-list">
        {criteria.map(({ code, name }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>{c.evidence[code]}</dd>
          </div>
        ))}
      </dl>
      {c.objections.length > 0 && (
        <>
          <h4>{t('objections')}</h4>
          <ul>
            {c.objections.map((one) => (
              <li key={one.id}>
                {one.words} <span className="soft">{one.by ?? t('unnamed')}</span>
                {one.answer === null
                  ? c.can.includes('answer') && (
                      <Button size="small" aria-label={`${t('acts.answer')} ${c.name}`} onClick={() => setAnswering(one.id)}>
                        {t('acts.answer')}
                      </Button>
                    )
                  : one.answer && (
                      <div>
                        {t(one.upheld ? 'upheldYes' : 'upheldNo')} · {t('answered', { words: one.answer })}
                      </div>
                    )}
              </li>
            ))}
          </ul>
        </>
      )}
      {acts.length > 0 && (
        <div className="bar">
          {acts.map((act) => (
            <Button
              key={act}
              size="small"
              danger={act !== 'check'}
              aria-label={`${t(`acts.${act}`)} ${c.name}`}
              onClick={() => setTask(act)}
            >
              {t(`acts.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {task === 'check' && <CheckForm round={round} candidate={c} onClose={() => setTask(null)} />}
      {(task === 'withdraw' || task === 'drop') && <WithdrawForm candidate={c} act={task} onClose={() => setTask(null)} />}
      {answering !== null && <AnswerForm objectionId={answering} onClose={() => setAnswering(null)} />}
    </article>
  );
};
