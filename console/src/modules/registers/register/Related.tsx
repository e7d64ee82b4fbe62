import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { registerQuery } from '../queries.ts';
import { RowForm } from './RowForm.tsx';
import { RowState } from './Rows.tsx';

interface Props {
  /** The row that others point at. */
  row: RowDetail;
  pointer: RegisterDetail['linkedFrom'][number];
}

/** Rows of another register that point at a row, and the way to enter one more. */
export const Related = ({ row, pointer }: Props) => {
  const { t } = useTranslation('registers-console');
  const client = useQueryClient();
  const { register: code, field, mayWrite } = pointer;
  const register = useQuery(registerQuery(code));
  const where = JSON.stringify([{ field, is: [row.id] }]);
  const { list, rows } = useList(
    listQuery(['registers', 'related', code, where], (cursor, signal) =>
      call(endpoints.registers.listRegisterRows, { params: { code }, query: { where, cursor, limit: 20 } as never }, signal),
    ),
  );
  const [adding, setAdding] = useState(false);
  const error = register.error ?? list.error;
  if (error && !(register.data && list.data))
    return <Broken error={error} reset={() => void Promise.all([register.refetch(), list.refetch()])} />;
  if (!register.data || !list.data) return <Skeleton active />;
  const { data } = register;
  const { areaField } = data.content;
  return (
    <>
      {mayWrite && <Button onClick={() => setAdding(true)}>{t('bar.add')}</Button>}
      {rows.length === 0 && <p className="soft">{t('rows.none')}</p>}
      <ul className="registers-related">
        {rows.map((one) => (
          <li key={one.id}>
            <Link to="/registers/$code" params={{ code }} search={{ row: one.id }}>
              {one.title || '—'}
            </Link>{' '}
            <RowState register={data} state={one.state} />
          </li>
        ))}
      </ul>
      <More list={list} />
      {adding && (
        <RowForm
          register={data}
          begun={{ [field]: row.id, ...(areaField !== null && row.area && { [areaField]: row.area.code }) }}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            void client.invalidateQueries({ queryKey: ['registers'] });
          }}
        />
      )}
    </>
  );
};
