import { Input, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FoundTable, TableColumn } from '#contract/registers/api.ts';
import { type FieldType, fieldTypes, personalTypes } from '#contract/registers/fields.ts';

/** What no cell of a table says. */
const elsewhere: readonly FieldType[] = ['place', 'case', 'file', 'photo', 'row'];
/** Types a column of a table can be. */
const types = fieldTypes.filter((type) => !elsewhere.includes(type));
/** Faults of a column that are shown. */
const shown = 8;

/** Whether somebody has given a column another type than it was found to have. */
export const isRetyped = ({ key, type }: TableColumn, found: FoundTable): boolean =>
  found.columns.find((one) => one.key === key)?.type !== type;

/** The columns of a table: what they seem to be, to be corrected, with what is wrong in them. */
export const Columns = ({
  columns,
  found,
  onChange,
}: {
  columns: readonly TableColumn[];
  found: FoundTable;
  onChange: (column: TableColumn) => void;
}) => {
  const { t } = useTranslation('registers-console');
  const typed = (column: TableColumn, type: FieldType): TableColumn => ({
    ...column,
    type,
    purpose: personalTypes.includes(type) ? (column.purpose ?? t('table.purpose')) : column.purpose,
  });
  return (
    <ul className="registers-table">
      {columns.map((column) => (
        <li key={column.key} className="card">
          <div>
            <strong>{column.heading || column.title}</strong>
            <p className="soft registers-samples">{column.samples.join(' · ')}</p>
          </div>
          <Select
            aria-label={t('table.typeOf', { title: column.title })}
            value={column.type}
            options={types
              .filter((type) => (type !== 'choice' && type !== 'choices') || column.options.length > 0)
              .map((value) => ({ value, label: t(`registers:types.${value}`) }))}
            onChange={(type) => onChange(typed(column, type))}
          />
          <Input
            aria-label={t('table.personalOf', { title: column.title })}
            placeholder={t('table.personal')}
            title={t('design.personalHint')}
            value={column.purpose ?? ''}
            maxLength={200}
            disabled={personalTypes.includes(column.type) && (column.purpose ?? '').length === 0}
            onChange={({ target }) =>
              onChange({ ...column, purpose: target.value || (personalTypes.includes(column.type) ? t('table.purpose') : null) })
            }
          />
          <Reading column={column} found={found} />
        </li>
      ))}
    </ul>
  );
};

const Reading = ({ column, found }: { column: TableColumn; found: FoundTable }) => {
  const { t } = useTranslation('registers-console');
  if (isRetyped(column, found)) return <span className="soft">{t('table.retyped')}</span>;
  const { faulty, mended, faults, filled } = column;
  if (faulty + mended === 0) return <span className="soft">{t('table.fine', { filled })}</span>;
  const left = faulty + mended - Math.min(faults.length, shown);
  return (
    <details>
      <summary>
        {faulty > 0 && <Tag color="error">{t('table.faulty', { count: faulty })}</Tag>}
        {mended > 0 && <Tag color="processing">{t('table.mended', { count: mended })}</Tag>}
      </summary>
      <ul>
        {faults.slice(0, shown).map(({ row, code, message }) => (
          <li key={`${row} ${code}`}>{t('table.row', { row, message })}</li>
        ))}
        {left > 0 && <li>{t('table.more', { count: left })}</li>}
      </ul>
    </details>
  );
};
