import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Progress, Spin, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssemblyDetail, AssemblyEntry } from '#contract/assemblies/api.ts';
import { stepOf, steps } from '#contract/assemblies/kinds.ts';
import { squareMetres } from '#ui/figures.ts';
import { fullDay, fullTime, lastMoment } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { type Asked, asked, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { PrepareForm } from '../PrepareForm.tsx';
import { type Task, TaskForm } from './acts.tsx';
import { Roll } from './Roll.tsx';
import '../../../styles/parts.css';

/** One assembly of owners, step by step from preparing to the archive. */
export const AssemblyPage = () => {
  const { t } = useTranslation('assemblies-console');
  const { assemblyId } = useParams({ from: '/shell/assemblies/$assemblyId' });
  const found = useQuery({
    queryKey: ['assemblies', 'one', assemblyId],
    queryFn: ({ signal }) => call(endpoints.assemblies.getAssembly, { params: { assemblyId } }, signal),
  });
  useTitle(found.data?.title ?? t('one'));
  if (found.data) return <Shown a={found.data} />;
  return <div className="page">{found.isError ? <Broken error={found.error} reset={() => void found.refetch()} /> : <Spin />}</div>;
};

/** What a matter takes here: by the law, or by an older rule of the place. */
const takesOf = (one: AssemblyDetail['items'][number]) =>
  one.objectors ? 'dissent' : one.of === 'due' && one.takes !== 'everybody' ? 'due' : one.takes;

/** An act that says what follows before it is done, since it cannot be undone. */
const ConfirmButton = ({
  a,
  act,
  request,
}: {
  a: AssemblyDetail;
  act: 'notice' | 'publish' | 'announce' | 'archive';
  request: () => Asked<unknown>;
}) => {
  const { t } = useTranslation('assemblies-console');
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const sending = useSend({
    slot: useSlot(`assemblies.${act}`, a.id),
    request,
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['assemblies'] });
      void message.success(t('done'));
    },
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <Button
      type="primary"
      loading={sending.isPending}
      onClick={() =>
        void modal.confirm({
          title: t(`acts.${act}`),
          content: t(`confirm.${act}`),
          okText: t(`acts.${act}`),
          cancelText: t('cancel'),
          onOk: () => sending.send(null),
        })
      }
    >
      {t(`acts.${act}`)}
    </Button>
  );
};

const Shown = ({ a }: { a: AssemblyDetail }) => {
  const { t, i18n } = useTranslation('assemblies-console');
  const [task, setTask] = useState<Task | null>(null);
  const [changing, setChanging] = useState(false);
  const may = (act: AssemblyDetail['actions'][number]): boolean => a.actions.includes(act);
  const { assemblies } = endpoints;
  const params = { assemblyId: a.id };
  const at = steps.indexOf(stepOf[a.state]);
  const over = a.state === 'called_off' || a.state === 'set_aside';
  const span = { from: fullDay(a.opensAt, i18n.language), to: fullDay(lastMoment(a.closesAt), i18n.language) };
  const part = (n: number, all: number): number => (all === 0 ? 0 : Math.floor((n * 100) / all));
  return (
    <div className="page parts">
      <div className="page-head">
        <h1>{a.title}</h1>
        <p className="soft">
          {a.where} · {t(`assemblies:organisers.${a.organiser}`)} · {t(`assemblies:forms.${a.form}`)} · {t('span', span)}
        </p>
      </div>
      <Steps
        size="small"
        responsive
        current={at}
        status={over ? 'error' : a.state === 'archived' ? 'finish' : 'process'}
        items={steps.map((step) => ({ title: t(`assemblies:steps.${step}`) }))}
      />
      <p role="status">
        <strong>{t(`assemblies:assemblyStates.${a.state}`)}</strong> {t(`next.${a.state}`)}
        {a.endReason && ` · ${a.endReason}`}
      </p>
      <div className="bar">
        {may('notice') && <ConfirmButton a={a} act="notice" request={() => asked(assemblies.noticeAssembly, { params, body: {} })} />}
        {may('publish') && <ConfirmButton a={a} act="publish" request={() => asked(assemblies.publishResult, { params, body: {} })} />}
        {may('announce') && <ConfirmButton a={a} act="announce" request={() => asked(assemblies.announceResult, { params, body: {} })} />}
        {may('archive') && <ConfirmButton a={a} act="archive" request={() => asked(assemblies.archiveAssembly, { params, body: {} })} />}
        {may('change') && <Button onClick={() => setChanging(true)}>{t('acts.change')}</Button>}
        {may('notice_again') && <Button onClick={() => setTask({ act: 'move' })}>{t('acts.move')}</Button>}
        {a.voteId && (
          <Link to="/votes/$voteId" params={{ voteId: a.voteId }} className="button-link quiet">
            {t('toVote')}
          </Link>
        )}
        {a.archiveSha256 && (
          <Button href={`/api/assemblies/${a.id}/archive`} download>
            {t('download')}
          </Button>
        )}
        {may('call_off') && (
          <Button danger onClick={() => setTask({ act: 'call_off' })}>
            {t('acts.call_off')}
          </Button>
        )}
      </div>
      <section aria-label={t('items')}>
        <h2>{t('items')}</h2>
        <ol>
          {a.items.map((one) => {
            const result = a.results.find(({ id }) => id === one.id);
            return (
              <li key={one.id}>
                <strong>{one.title}</strong>{' '}
                {result && <span className="tag">{t(`assemblies:result.${result.passed ? 'passed' : 'failed'}`)}</span>}
                {one.text && <p>{one.text}</p>}
                {one.options.length > 0 && (
                  <p>{t('atMost', { most: one.most, options: one.options.map(({ label }) => label).join(t('comma')) })}</p>
                )}
                <p className="soft">
                  {t(`assemblies:takes.${takesOf(one)}`)} · {one.source}
                </p>
                {result && (
                  <ul>
                    {result.sentences.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                )}
              </li>
            );
          })}
        </ol>
      </section>
      {a.noticedOn && (
        <section aria-label={t('progress')}>
          <h2>{t('progress')}</h2>
          <p>{t('due', { heads: a.due.heads, area: squareMetres(a.due.area) })}</p>
          <p>
            {t('servedOf', { n: a.service.served, all: a.service.entries, once: a.service.failedOnce, twice: a.service.failedTwice })}
            <Progress percent={part(a.service.served, a.service.entries)} aria-label={t('served')} />
          </p>
          {a.turnout && (
            <>
              <p>
                {t('castHeads', { n: a.turnout.cast.heads, all: a.due.heads })}
                <Progress percent={part(a.turnout.cast.heads, a.due.heads)} aria-label={t('byHeads')} />
              </p>
              <p>
                {t('castArea', { n: squareMetres(a.turnout.cast.area), all: squareMetres(a.due.area) })}
                <Progress percent={part(a.turnout.cast.area, a.due.area)} aria-label={t('byArea')} />
              </p>
            </>
          )}
          {a.resultBy && a.state === 'counted' && (
            <p>{t('resultBy', { day: fullDay(a.resultBy, i18n.language), source: a.rules.resultWithin.source })}</p>
          )}
          {a.objectionsUntil && (
            <p>{t('objectionsUntil', { day: fullDay(a.objectionsUntil, i18n.language), source: a.rules.publicity.source })}</p>
          )}
          {a.keepUntil && <p className="soft">{t('kept', { day: fullDay(a.keepUntil, i18n.language), sha256: a.archiveSha256 })}</p>}
        </section>
      )}
      {(a.objections.length > 0 || may('object')) && (
        <section aria-label={t('objections')}>
          <h2>{t('objections')}</h2>
          {a.objections.length === 0 && <p className="soft">{t('noObjections')}</p>}
          <ul>
            {a.objections.map((one) => (
              <li key={one.id}>
                <strong>{one.label}</strong> {one.words} <span className="soft">{fullTime(one.at, i18n.language)}</span>
                {one.review ? (
                  <p>{t(`review.${one.review.verdict}`, { ...one.review, counters: one.review.counters.join(t('comma')) })}</p>
                ) : (
                  may('review') && (
                    <Button size="small" onClick={() => setTask({ act: 'review', id: one.id })}>
                      {t('acts.review')}
                    </Button>
                  )
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {a.notices.length > 0 && (
        <section aria-label={t('published')}>
          <h2>{t('published')}</h2>
          <ul>
            {a.notices.map((one) => (
              <li key={one.code}>
                <a href={`/open/notice/${one.code}`} target="_blank" rel="noreferrer">
                  {one.title}
                </a>{' '}
                <span className="soft">{t('span', { from: fullDay(one.from, i18n.language), to: fullDay(one.until, i18n.language) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LocalRulesShown a={a} />
      {a.noticedOn && (
        <Roll
          a={a}
          onServe={(entries: readonly AssemblyEntry[]) => setTask({ act: 'serve', entries })}
          onObject={(entry) => setTask({ act: 'object', entry })}
        />
      )}
      {changing && <PrepareForm estates={[]} before={a} onClose={() => setChanging(false)} onDone={() => setChanging(false)} />}
      {task && <TaskForm a={a} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};

/** Under which rules of the place it is held, each with its source. */
const LocalRulesShown = ({ a: { rules, rulesVersion, calling } }: { a: AssemblyDetail }) => {
  const { t } = useTranslation('assemblies-console');
  const notice = calling === 'regular' ? rules.notice : rules.extraordinary;
  const lines: readonly (readonly [words: string, source: string])[] = [
    [t('rules.notice', { days: notice.days }), notice.source],
    [t('rules.open', rules.open), rules.open.source],
    [t('rules.posting', { days: rules.posting.days }), rules.posting.source],
    [t('rules.publicity', { days: rules.publicity.days }), rules.publicity.source],
    [t(`assemblies:silence.${rules.silence.rule}`), rules.silence.source],
    [rules.proxies.most === null ? t('rules.proxiesFree') : t('rules.proxies', { most: rules.proxies.most }), rules.proxies.source],
    [t(`assemblies:parking.${rules.parking.rule}`), rules.parking.source],
    [t(`assemblies:ways.${rules.ways.rule}`), rules.ways.source],
    ...(rules.dissent ? [[t(`assemblies:dissent.${rules.dissent.rule}`), rules.dissent.source] as const] : []),
    ...(rules.lift ? [[t(`assemblies:lift.${rules.lift.rule}`), rules.lift.source] as const] : []),
  ];
  return (
    <details>
      <summary>{t('rules.shown', { version: rulesVersion })}</summary>
      <ul>
        {lines.map(([words, source]) => (
          <li key={words}>
            {words} <span className="soft">· {source}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};
