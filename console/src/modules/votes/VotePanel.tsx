import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteDetail } from '#contract/votes/api.ts';
import { squareMetres } from '#ui/figures.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullSpan } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { Broken } from '../../components/Broken.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Outcome } from './Outcome.tsx';
import { RunForm, type RunTask } from './RunForm.tsx';

/** How a vote stands, what may be done with it, and its result, each figure explained. Pages of other modules show it too. */
export const VotePanel = ({ voteId }: { voteId: string }) => {
  const vote = useQuery({
    queryKey: ['votes', 'one', voteId],
    queryFn: ({ signal }) => call(endpoints.votes.getVote, { params: { voteId } }, signal),
    refetchInterval: 30_000,
  });
  if (vote.data) return <Shown v={vote.data} />;
  return vote.isError ? <Broken error={vote.error} reset={() => void vote.refetch()} /> : <Spin />;
};

const Shown = ({ v }: { v: VoteDetail }) => {
  const { t, i18n } = useTranslation('votes-console');
  const [task, setTask] = useState<RunTask | null>(null);
  const { due, served, cast, byWay } = v.turnout;
  const may = (action: VoteDetail['actions'][number]): boolean => v.actions.includes(action);
  const both = (sum: { heads: number; area: number }): string =>
    due.area > 0 ? t('headsArea', { heads: sum.heads, area: squareMetres(sum.area) }) : t('headsOnly', { heads: sum.heads });
  return (
    <section aria-label={v.title}>
      <p className="soft">
        {labelOf(v.about)} · {v.area.name} · {t(`votes-own:states.${v.state}`)} · {t(v.secret ? 'secret' : 'open')} ·{' '}
        {fullSpan(v.opensAt, v.closesAt, i18n.language)}
      </p>
      {v.endReason && <p>{t('endReason', { reason: v.endReason })}</p>}
      {v.lone !== null && v.lone > 0 && <Notice title={t('lone', { count: v.lone })} />}
      <p>
        <strong>{t('castOf', { cast: v.cast, due: v.due })}</strong>
        {(due.area > 0 || due.heads !== v.due) && ` · ${t('castSum', { cast: both(cast), due: both(due) })}`}
        {served.heads > 0 && ` · ${t('served', { served: both(served) })}`}
      </p>
      <p className="soft">
        {(['phone', 'paper', 'proxy'] as const).map((way) => `${t(`votes-own:ways.${way}`)} ${byWay[way]}`).join(' · ')}
        {v.papers > 0 && ` · ${t('papersOpen', { count: v.papers })}`}
      </p>
      <div className="bar">
        {may('close') && (
          <Button type="primary" onClick={() => setTask('close')}>
            {t(v.state === 'counting' ? 'run.count' : 'run.close')}
          </Button>
        )}
        {may('postpone') && <Button onClick={() => setTask('postpone')}>{t('run.postpone')}</Button>}
        {may('publish') && <Button onClick={() => setTask('publish')}>{t('run.publish')}</Button>}
        {v.state === 'closed' && (
          <a href={`/api/open/votes/${v.id}/bundle`} download>
            {t('bundle')}
          </a>
        )}
        {v.state === 'closed' && v.published && (
          <a href={`/open/ballots/${v.id}`} target="_blank" rel="noreferrer">
            {t('publicPage')}
          </a>
        )}
        {may('void') && (
          <Button danger onClick={() => setTask('void')}>
            {t('run.void')}
          </Button>
        )}
      </div>
      {v.outcome?.map((counted) => {
        const question = v.questions.find(({ id }) => id === counted.id);
        return question && <Outcome key={counted.id} question={question} counted={counted} />;
      })}
      {v.outcome === null && (
        <ul>
          {v.questions.map((q) => (
            <li key={q.id}>
              <strong>{q.title}</strong> {q.text} <span className="soft">{t('source', { source: q.rule.source })}</span>
            </li>
          ))}
        </ul>
      )}
      {v.sha256 && <p className="soft">{t('digest', { sha256: v.sha256 })}</p>}
      {task && <RunForm vote={v} task={task} onClose={() => setTask(null)} />}
    </section>
  );
};
