import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { filledIn, type Placeholder } from '#contract/desk/placeholders.ts';
import { platformDay } from '#ui/time.ts';
import { deskItemsQuery } from '../app/desk-items.ts';

const valuesOf = (data: CaseDetail, someone: string): Partial<Record<Placeholder, string>> => ({
  编号: data.number,
  地点: data.placeText ?? data.area.name,
  姓名: data.reporter.name || someone,
  类别: data.category?.name ?? '',
  单位: data.handler?.name ?? '',
  日期: platformDay(),
});

/** What fills in the placeholders of templates, for a case. */
export const useTemplateValues = (data: CaseDetail): Partial<Record<Placeholder, string>> => {
  const { t } = useTranslation('desk');
  return valuesOf(data, t('templates.someone'));
};

/** The templates for an act, own and shared, filled in with the case; none where there are none. */
export const Templates = ({ of, data, onPick }: { of: string; data: CaseDetail; onPick: (text: string) => void }) => {
  const { t } = useTranslation('desk');
  const { data: items } = useQuery(deskItemsQuery);
  const values = useTemplateValues(data);
  const templates = items?.templates.filter(({ content }) => content.action === of) ?? [];
  if (templates.length === 0) return null;
  return (
    <ul className="phrases" aria-label={t('templates.title')}>
      {templates.map(({ id, title, content }) => (
        <li key={id}>
          <button type="button" onClick={() => onPick(filledIn(content.text, values))}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
};
