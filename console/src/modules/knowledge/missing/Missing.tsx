import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Missing as Gap } from '#contract/knowledge/api.ts';
import { articlesRegister } from '#contract/knowledge/topics.ts';
import { nameOf } from '#ui/i18n.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { useMe } from '../../../app/queries.ts';
import { asked, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Sections } from '../Sections.tsx';

/** What was asked again and again without an answer here, each with a draft to begin from. */
export const Missing = () => {
  const { t } = useTranslation('knowledge-console');
  useTitle(t('tabs.missing'));
  const query = useQuery({
    queryKey: ['knowledge', 'missing'],
    queryFn: ({ signal }) => call(endpoints.knowledge.listMissing, {}, signal),
  });
  const { data } = query;
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('tabs.missing')}</h1>
        {data && <p className="soft">{t('missingLead', { asked: data.asked, covered: data.covered })}</p>}
      </div>
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : data.items.length === 0 ? (
        <p className="soft">{t('missingNone')}</p>
      ) : (
        <ul className="knowledge-list">
          {data.items.map((gap) => (
            <One key={gap.cases[0]?.id ?? gap.title} gap={gap} />
          ))}
        </ul>
      )}
    </div>
  );
};

const One = ({ gap }: { gap: Gap }) => {
  const { t } = useTranslation('knowledge-console');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const area = useMe().posts.find((post) => post.area !== null)?.area?.code;
  const { isPending, send } = useSend({
    slot: useSlot('knowledge.draft', gap.cases[0]?.id ?? gap.title),
    request: () =>
      asked(endpoints.registers.addRegisterRow, {
        params: { code: articlesRegister },
        body: {
          values: {
            title: gap.title,
            topic: 'other',
            answer: gap.answer ?? t('noAnswer'),
            ...(area && { area }),
            ...(gap.category && { category: gap.category.name }),
          },
        },
      }),
    onDone: ({ id }) => {
      void message.success(t('drafted'));
      void navigate({ to: '/registers/$code', params: { code: articlesRegister }, search: { row: id } });
    },
    onFailed: (error) => void message.error(wordsFor(error)),
  });
  return (
    <li className="card">
      <h2>
        {gap.title}
        {gap.category && <span className="state state-soft">{nameOf(gap.category)}</span>}
      </h2>
      <p>
        {t('times', { count: gap.count })}
        {gap.dispatched > 0 && <span className="soft"> · {t('dispatched', { count: gap.dispatched })}</span>}
        {gap.words.length > 0 && <span className="soft"> · {t('words', { words: gap.words.join(' ') })}</span>}
      </p>
      <p className="soft">{gap.answer === null ? t('noAnswer') : t('draftAnswer')}</p>
      {gap.answer !== null && <p className="knowledge-text">{gap.answer}</p>}
      <p className="soft">
        {t('cases')}{' '}
        {gap.cases.map(({ id, number }) => (
          <Link key={id} to="/cases/$caseId" params={{ caseId: id }} className="num">
            {number}{' '}
          </Link>
        ))}
      </p>
      <Button type="primary" loading={isPending} onClick={() => send(undefined)}>
        {t('write')}
      </Button>
    </li>
  );
};
