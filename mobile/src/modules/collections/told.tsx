import { useTranslation } from 'react-i18next';
import type { Cell } from '#contract/collections/content.ts';
import type { SheetCellValue, SheetDetail } from '#contract/collections/sheets.ts';
import { labelOf } from '#ui/i18n.ts';

/** A value as it is read. */
export const shownValue = (cell: Cell, value: SheetCellValue['value'] | undefined, words: { yes: string; no: string }): string => {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return (cell.type === 'money' ? value / 100 : value).toLocaleString('zh-CN', { maximumFractionDigits: 4 });
  const option = cell.type === 'choice' ? cell.question.words.options?.[String(value)] : undefined;
  return option ? labelOf(option) : String(value);
};

/** What was handed in. */
export const Told = ({ sheet }: { sheet: SheetDetail }) => {
  const { t } = useTranslation('collections-phone');
  const words = { yes: t('yes'), no: t('no') };
  return (
    <section className="card stack">
      <p>
        <span className="tag">{t(`states.${sheet.state}`)}</span>
      </p>
      {sheet.cells.map((cell) => {
        const value = sheet.values.find(({ key }) => key === cell.key);
        return (
          <p key={cell.key} className="tight">
            <span className="small soft">{labelOf(cell.question.words.title)}</span>
            <span>
              {shownValue(cell, value?.value, words)} {cell.unit}
            </span>
            {value?.reason && <span className="small soft">{t('because', { reason: value.reason })}</span>}
          </p>
        );
      })}
    </section>
  );
};
