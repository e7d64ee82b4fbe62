import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { proposalQuery } from '../queries.ts';
import { BeginForm, EndForm, ExtendForm, WithdrawForm } from './acts.tsx';
import { History } from './History.tsx';
import { Meetings } from './Meetings.tsx';
import { Steps } from './Steps.tsx';
import { Amendments, Comments } from './Talk.tsx';
import { TextForm, Versions } from './Texts.tsx';
import '../../../styles/parts.css';
import '../../../styles/versions.css';

/** One proposal: its steps, its text in all versions, what was said, and how it all came about. */
export const ProposalPage = () => {
  const { proposalId } = useParams({ strict: false }) as { proposalId: string };
  const query = useQuery(proposalQuery(proposalId));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown proposal={query.data} />;
};

type Task = 'begin' | 'end' | 'extend' | 'edit' | 'withdraw';
const tasks = ['begin', 'end', 'extend', 'edit', 'withdraw'] as const satisfies readonly Task[];

const Shown = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation('proposals-console');
  const [task, setTask] = useState<Task | null>(null);
  useTitle(proposal.title);
  const close = (): void => setTask(null);
  const { evaluation } = proposal;
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/proposals" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{proposal.title}</h1>
        <p className="soft">
          <Tag>{t(`proposals:states.${proposal.state}`)}</Tag>
          {`${labelOf(proposal.method)} · ${proposal.area.name}`}
        </p>
        {proposal.words && <p className="plain">{proposal.words}</p>}
      </div>
      <div className="bar">
        {tasks
          .filter((one) => proposal.acts.includes(one))
          .map((one) => (
            <Button
              key={one}
              type={one === 'begin' || one === 'end' ? 'primary' : 'default'}
              danger={one === 'withdraw'}
              onClick={() => setTask(one)}
            >
              {t(`acts.${one}`)}
            </Button>
          ))}
      </div>
      <Steps proposal={proposal} />
      <Meetings proposal={proposal} />
      {evaluation && (
        <section aria-label={t('evaluation.title')}>
          <h2>{t('evaluation.title')}</h2>
          {evaluation.enough ? (
            <>
              <p className="num">{t('evaluation.figures', { ...evaluation, ...evaluation.carriedOut })}</p>
              {evaluation.words.map((words) => (
                <p key={words} className="plain">
                  {words}
                </p>
              ))}
            </>
          ) : (
            <p className="soft">{t('evaluation.tooFew', { least: evaluation.least })}</p>
          )}
        </section>
      )}
      <Versions proposal={proposal} />
      <Amendments proposal={proposal} />
      <Comments proposal={proposal} />
      <History proposalId={proposal.id} />
      <p className="soft">{t('source', { words: proposal.source })}</p>
      {task === 'begin' && <BeginForm proposal={proposal} onClose={close} />}
      {task === 'end' && <EndForm proposal={proposal} onClose={close} />}
      {task === 'extend' && <ExtendForm proposal={proposal} onClose={close} />}
      {task === 'edit' && <TextForm proposal={proposal} onClose={close} />}
      {task === 'withdraw' && <WithdrawForm proposal={proposal} onClose={close} />}
    </div>
  );
};
