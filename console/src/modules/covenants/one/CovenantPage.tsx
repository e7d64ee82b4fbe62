import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleImport, Covenant, CovenantVersion } from '#contract/covenants/api.ts';
import { type CovenantStep, covenantSteps } from '#contract/covenants/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { covenantQuery } from '../queries.ts';
import { ReasonForm, ruleWords, StepForm } from './acts.tsx';
import { Comments } from './Comments.tsx';
import { Compare } from './Compare.tsx';
import { Editor } from './Editor.tsx';
import '../../../styles/parts.css';
import '../../../styles/versions.css';

const answers = ['added', 'changed', 'removed', 'same', 'penalties', 'faults'] as const satisfies readonly (keyof ArticleImport)[];

/** One covenant: its versions side by side, what was said of them, and the next step of the one that is being made. */
export const CovenantPage = () => {
  const { covenantId } = useParams({ strict: false }) as { covenantId: string };
  const query = useQuery(covenantQuery(covenantId));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown covenant={query.data} onImported={() => void query.refetch()} />;
};

type Task = CovenantStep | 'revise' | 'keep' | 'import';

const Shown = ({ covenant, onImported }: { covenant: Covenant; onImported: () => void }) => {
  const { t } = useTranslation('covenants-console');
  const { busy, download } = useDownload();
  const [task, setTask] = useState<Task | null>(null);
  const [editing, setEditing] = useState(false);
  const [number, setNumber] = useState<number | null>(null);
  useTitle(covenant.title);
  const { versions, making, acts } = covenant;
  const version = versions.find((one) => one.number === (number ?? making?.number ?? versions[0]?.number));
  const may = (act: Covenant['acts'][number]): boolean => acts.includes(act);
  const close = (): void => setTask(null);
  const sheet = `/api/covenants/${covenant.id}/articles/sheet`;
  if (!version) return null;
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/covenants" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{covenant.title}</h1>
        <p className="soft">
          {[
            labelOf(covenant.kindTitle),
            covenant.area.name,
            covenant.inForce !== null && t('inForceOf', { n: covenant.inForce, day: covenant.effectiveOn }),
            covenant.reviewOn && `${t('review')} ${covenant.reviewOn}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="bar">
        {covenantSteps.filter(may).map((step) => (
          <Button
            key={step}
            type={step === 'abandon' || step === 'refuse' ? 'default' : 'primary'}
            danger={step === 'abandon'}
            onClick={() => setTask(step)}
          >
            {t(`steps.${step}`)}
          </Button>
        ))}
        {may('edit') && !editing && <Button onClick={() => setEditing(true)}>{t('acts.edit')}</Button>}
        {may('edit') && <Button onClick={() => setTask('import')}>{t('import.open')}</Button>}
        {may('revise') && (
          <Button type="primary" onClick={() => setTask('revise')}>
            {t('acts.revise')}
          </Button>
        )}
        {may('keep') && <Button onClick={() => setTask('keep')}>{t('acts.keep')}</Button>}
        <Button loading={busy} onClick={() => download(sheet)}>
          {t('sheet')}
        </Button>
      </div>
      {versions.length > 1 && (
        <p>
          <Select
            aria-label={t('showVersion')}
            value={version.number}
            options={versions.map((one) => ({
              value: one.number,
              label: t('stateOf', { n: one.number, state: t(`covenants:states.${one.state}`) }),
            }))}
            onChange={setNumber}
          />
        </p>
      )}
      <Facts covenant={covenant} version={version} />
      {editing && may('edit') && making?.number === version.number ? (
        <Editor covenantId={covenant.id} version={version} onClose={() => setEditing(false)} />
      ) : (
        <Compare versions={versions} version={version} />
      )}
      <Comments covenantId={covenant.id} version={version} mayAnswer={may('answer') && making?.number === version.number} />
      {covenant.reviews.length > 0 && (
        <section aria-label={t('reviews')}>
          <h2>{t('reviews')}</h2>
          {covenant.reviews.map(({ on, words }) => (
            <p key={`${on} ${words}`}>
              <span className="num">{on}</span> {words}
            </p>
          ))}
        </section>
      )}
      {(task === 'revise' || task === 'keep') && <ReasonForm covenant={covenant} what={task} onClose={close} />}
      {task !== null && task !== 'revise' && task !== 'keep' && task !== 'import' && (
        <StepForm covenant={covenant} version={version} step={task} onClose={close} />
      )}
      {task === 'import' && (
        <PlainImport<ArticleImport>
          words={(key, data = {}) => t(`import.${key}`, data)}
          template={sheet}
          address={`/api/covenant-articles/import?covenantId=${covenant.id}`}
          answers={answers}
          ready={(answer) => answer.added + answer.changed + answer.removed > 0}
          onClose={() => {
            close();
            onImported();
          }}
        />
      )}
    </div>
  );
};

const Facts = ({ covenant: { rule }, version: v }: { covenant: Covenant; version: CovenantVersion }) => {
  const { t } = useTranslation('covenants-console');
  const lines = [
    t('stateOf', { n: v.number, state: t(`covenants:states.${v.state}`) }),
    v.reason && t('because', { words: v.reason }),
    v.commentFrom && t(v.state === 'comment' ? 'commentRuns' : 'commentDays', { from: v.commentFrom, until: v.commentUntil }),
    v.refused && t('refused', { words: v.refused }),
    v.checked && t('checked', { words: v.checked }),
    v.voteFrom && v.way && t('voteDays', { from: v.voteFrom, until: v.voteUntil, way: t(`covenants:ways.${v.way}`) }),
    ...v.sittings.map(({ heldOn, heads, outcome, source }) =>
      [
        t('figures', { day: heldOn, ...heads, outcome: t(`covenants:outcomes.${outcome}`) }),
        outcome === 'no_quorum' && t('again'),
        source && t('ruleOf', { source }),
      ]
        .filter(Boolean)
        .join(' '),
    ),
    (v.state === 'checked' || v.state === 'voting') && ruleWords(t, rule),
    v.filedNumber && t('filed', { day: v.filedOn, n: v.filedNumber, effective: v.effectiveOn }),
  ].filter((line): line is string => typeof line === 'string' && line !== '');
  return (
    <section aria-label={t('versionOf', { n: v.number })}>
      {lines.map((line) => (
        <p key={line} className="plain">
          {line}
        </p>
      ))}
      {v.voteId && (
        <p>
          <Link to="/votes/$voteId" params={{ voteId: v.voteId }}>
            {t('toVote')}
          </Link>
        </p>
      )}
    </section>
  );
};
