import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackChoice, PackItem, PackPart } from '#contract/packs/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { Changes } from '../../../components/definition/Changes.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { Origin } from '../Origin.tsx';
import { previewQuery } from '../queries.ts';
import { Conflicts } from './Conflicts.tsx';
import { InstallForm } from './InstallForm.tsx';
import { viewOf } from './view.ts';
import '../../../styles/definitions.css';
import '../../../styles/packs.css';

/** What a pack would change, definition by definition; conflicts are decided here, and it is installed, upgraded or let go. */
export const PackPage = () => {
  const { t } = useTranslation('packs-console');
  const { code } = useParams({ strict: false }) as { code: string };
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [choices, setChoices] = useState<readonly PackChoice[]>([]);
  const [forgetting, setForgetting] = useState(false);
  const { data, error, refetch } = useQuery(previewQuery(code, choices));
  useTitle(data ? labelOf(data.pack.title) : t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  const { pack, parts, missing } = data;
  const take = (choice: PackChoice): void =>
    setChoices((now) => [
      ...now.filter(({ kind, subject, at }) => `${kind} ${subject} ${at}` !== `${choice.kind} ${choice.subject} ${choice.at}`),
      choice,
    ]);
  const changing = parts.some(({ standing }) => standing !== 'same') || pack.installed === null || pack.isNewer;
  const blocked = missing.length > 0 || parts.some(({ problems }) => problems.length > 0);
  return (
    <div className="page packs">
      <div className="page-head">
        <p>
          <Link to="/packs">{t('title')}</Link>
        </p>
        <h1>{labelOf(pack.title)}</h1>
        <p className="soft">{labelOf(pack.help)}</p>
        <p className="packs-marks">
          <Tag>{t('list.version', { version: pack.version })}</Tag>
          <Origin pack={pack} />
          {pack.installed && (
            <span className="soft">
              {t('installedBy', {
                version: pack.installed.version,
                by: pack.installed.by ?? t('platform'),
                time: fullTime(pack.installed.at, locale),
              })}
            </span>
          )}
        </p>
      </div>
      {missing.length > 0 && <Alert type="warning" title={t('missing', { packs: missing.join(t('comma')) })} />}
      {parts.map((part) => (
        <Part key={`${part.kind} ${part.subject}`} part={part} onTake={take} />
      ))}
      {changing && (
        <InstallForm
          pack={pack}
          seen={data.seen}
          choices={choices}
          blocked={blocked}
          onDone={(now: PackItem) => {
            setChoices([]);
            void client.invalidateQueries();
            void message.success(t('install.done', { version: now.version }));
          }}
        />
      )}
      {pack.installed && (
        <div className="packs-forget">
          <p className="soft">{t('forget.lead')}</p>
          <Button onClick={() => setForgetting(true)}>{t('forget.title')}</Button>
        </div>
      )}
      {forgetting && (
        <ActDrawer<{ reason: string }, PackItem>
          keep="packs.forget"
          subject={code}
          title={t('forget.title')}
          lead={<p className="soft">{t('forget.lead')}</p>}
          submit={t('forget.do')}
          renews="packs"
          request={(values) => asked(endpoints.packs.forgetPack, { params: { code }, body: values })}
          onClose={() => setForgetting(false)}
          onDone={() => setForgetting(false)}
        >
          <WordsItem name="reason" label={t('reason')} needed={t('reasonNeeded')} most={200} />
        </ActDrawer>
      )}
    </div>
  );
};

const Part = ({ part, onTake }: { part: PackPart; onTake: (choice: PackChoice) => void }) => {
  const { t } = useTranslation('packs-console');
  const view = viewOf(part.kind, t, useLocale());
  return (
    <section className="card" aria-label={labelOf(part.title)}>
      <h2>
        {labelOf(part.title)} <Tag color={part.standing === 'same' ? 'default' : 'processing'}>{t(`standing.${part.standing}`)}</Tag>
      </h2>
      {part.problems.length > 0 && (
        <Alert
          type="error"
          title={t('problems')}
          description={part.problems.map(({ at, message }) => <p key={`${at} ${message}`}>{message}</p>)}
        />
      )}
      {part.meaning.length > 0 && (
        <ul>
          {part.meaning.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {part.conflicts.length > 0 && <Conflicts part={part} onTake={onTake} />}
      {part.standing === 'changed' && (
        <div className="definition-preview">
          <Changes view={view} before={part.before} after={part.after} />
        </div>
      )}
    </section>
  );
};
