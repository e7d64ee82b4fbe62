import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/cases/api.ts';
import { nameOf } from '#ui/i18n.ts';
import { Icon, type IconName } from '../../../parts/icons.tsx';
import { Failure, Loading } from '../../../parts/states.tsx';
import { categoriesQuery } from '../../../queries.ts';

/** Categories are local data, so a drawing is chosen by the words in their names. */
const drawings: readonly (readonly [RegExp, IconName])[] = [
  [/垃圾|环卫|市容/, 'bin'],
  [/路灯|照明|电力/, 'lamp'],
  [/停车|交通|车辆/, 'car'],
  [/绿化|园林|树/, 'tree'],
  [/广告|招牌|宣传/, 'sign'],
  [/施工|工地|违建|违法建/, 'crane'],
  [/突发|应急|隐患|消防|安全/, 'alarm'],
  [/街面|秩序|占道|摊/, 'street'],
  [/房屋|物业|小区|住/, 'house'],
  [/纠纷|矛盾|咨询|建议|投诉/, 'talk'],
  [/教育|文体|学校/, 'book'],
  [/市场|监管|消费|食品/, 'shop'],
  [/生态|环保|环境/, 'leaf'],
  [/市政|设施|道路/, 'cone'],
  [/民生|民政|救助|养老|社保|医|健康/, 'care'],
  [/噪|扰民/, 'noise'],
  [/水|排|管网|下水/, 'water'],
];
const drawingOf = (category: Category): IconName => drawings.find(([words]) => words.test(category.name))?.[1] ?? 'box';

/** As many as fit without scrolling past the send button; the rest are a tap away. */
const few = 8;

interface CategoryFieldProps {
  chosen: string | null;
  onChoose: (code: string | null) => void;
}

/** Top-level categories as large drawings; "not sure" is the default and good enough: the platform suggests one from the words. */
export const CategoryField = ({ chosen, onChoose }: CategoryFieldProps) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const categories = useQuery(categoriesQuery);
  const tops = categories.data?.items.filter((category) => category.parentCode === null) ?? [];
  const shown = all ? tops : tops.filter((category, at) => at < few || category.code === chosen);
  return (
    <section className="field" aria-label={t('report.category')}>
      <h2>
        {t('report.category')} <span className="hint">{t('report.optional')}</span>
      </h2>
      {categories.isPending ? (
        <Loading rows={1} />
      ) : categories.isError && !categories.data ? (
        <Failure error={categories.error} onRetry={() => void categories.refetch()} />
      ) : (
        <div className="kinds">
          <button type="button" className="kind" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
            <Icon name="unsure" />
            {t('report.unsure')}
          </button>
          {shown.map((category) => (
            <button
              key={category.code}
              type="button"
              className="kind"
              aria-pressed={chosen === category.code}
              onClick={() => onChoose(category.code)}
            >
              <Icon name={drawingOf(category)} />
              {nameOf(category)}
            </button>
          ))}
        </div>
      )}
      {shown.length < tops.length && (
        <button type="button" className="button bare" onClick={() => setAll(true)}>
          {t('report.allCategories', { count: tops.length })}
        </button>
      )}
    </section>
  );
};
