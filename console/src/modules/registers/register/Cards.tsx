import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RegisterRow } from '#contract/registers/api.ts';
import { shown, titleOf } from '#ui/form/fields.ts';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { useList } from '../../../components/list/useList.ts';
import { rowsQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { RowState } from './Rows.tsx';
import type { Column } from './useColumns.ts';
import { useWords } from './useWords.ts';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  columns: readonly Column[];
  onChange: (next: RegisterSearch) => void;
}

/** Rows as cards, each with its photo where the register has one. */
export const Cards = ({ register, search, columns, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const words = useWords();
  const { list, rows } = useList(rowsQuery(register.code, search, 48));
  if (list.isError && rows.length === 0) return <Broken error={list.error} reset={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton active />;
  if (rows.length === 0) return <p className="soft registers-none">{t('rows.noneFound')}</p>;
  const names = Object.assign({}, ...(list.data?.pages ?? []).map((page) => page.names)) as Record<string, string>;
  const fields = columns.flatMap(({ key }) => register.content.fields.find((one) => one.key === key) ?? []);
  return (
    <>
      <ul className="registers registers-cards">
        {rows.map((row) => (
          <li key={row.id} className="card">
            <Emblem register={register} row={row} />
            <button type="button" className="registers-open registers-name" onClick={() => onChange({ row: row.id })}>
              {row.title || '—'}
            </button>
            <p className="soft">
              <RowState register={register} state={row.state} /> {row.area?.name}
            </p>
            <dl className="facts registers-facts">
              {fields.map((field) =>
                row.values[field.key] === undefined ? null : (
                  <div key={field.key}>
                    <dt>{titleOf(field)}</dt>
                    <dd>{shown(field, row.values[field.key], names, words)}</dd>
                  </div>
                ),
              )}
            </dl>
          </li>
        ))}
      </ul>
      <p>
        <More list={list} />
      </p>
    </>
  );
};

/** The first photo of a row. */
const Emblem = ({ register, row }: { register: RegisterDetail; row: RegisterRow }) => {
  const field = register.content.fields.find(({ type }) => type === 'photo');
  const [photo] = [field && row.values[field.key]].flat();
  if (typeof photo !== 'string') return null;
  return <img className="registers-emblem" src={`/api/files/${photo}/thumbnail`} alt="" loading="lazy" />;
};
