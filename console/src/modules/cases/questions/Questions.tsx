import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/cases/api.ts';
import { questionsAmong } from '#contract/cases/questions-for.ts';
import { nameOf } from '#ui/i18n.ts';
import { useTitle } from '../../../app/hooks.ts';
import { categoriesQuery, categoriesVersionQuery } from '../../../app/queries.ts';
import { Broken } from '../../../components/Broken.tsx';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Design } from './Design.tsx';
import '../../../styles/questions.css';

/** What reports of each category are asked besides: chosen on one side, designed on the other. */
export const Questions = () => {
  const { t } = useTranslation('cases-console');
  const { category: chosen } = useSearch({ from: '/shell/questions' });
  const navigate = useNavigate();
  const choose = (code: string | undefined): void =>
    void navigate({ to: '/questions', search: code === undefined ? {} : { category: code } });
  const { data, error, isPending, refetch } = useQuery(categoriesQuery);
  const { data: version } = useQuery(categoriesVersionQuery);
  useTitle(t('nav.questions'));
  if (isPending) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  if (!data || version === undefined) return <Broken error={error} reset={() => void refetch()} />;
  const asking = data.filter((one) => one.questions);
  const category = data.find(({ code }) => code === chosen);
  return (
    <div className="page questions">
      <div className="page-head">
        <h1>{t('nav.questions')}</h1>
        <p className="soft">{t('questions.lead')}</p>
      </div>
      <div className="questions-choose">
        <CategorySelect label={t('questions.category')} value={category?.code} onChange={choose} />
        {asking.length > 0 && (
          <ul aria-label={t('questions.asking')}>
            {asking.map((one) => (
              <li key={one.code}>
                <button type="button" className="questions-one" aria-pressed={one.code === chosen} onClick={() => choose(one.code)}>
                  {nameOf(one)} <span className="soft">{t('questions.count', { count: one.questions?.order.length ?? 0 })}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {category ? (
        <Design key={`${category.code} ${version}`} category={category} version={version} inherited={inheritedOf(data, category)} />
      ) : (
        <Notice title={t('questions.choose')}>{t('questions.chooseText')}</Notice>
      )}
    </div>
  );
};

/** The class above whose questions are asked as long as the category has none of its own. */
const inheritedOf = (all: readonly Category[], category: Category): Category | null =>
  category.questions !== undefined ? null : (questionsAmong(all, category.parentCode)?.category ?? null);
