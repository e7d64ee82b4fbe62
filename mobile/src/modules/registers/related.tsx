import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';
import { More } from '../../parts/more.tsx';
import { registerQuery, rowsQuery } from './queries.ts';
import { RowForm } from './row-form.tsx';

/** Rows of another register that point at a row, and the way to enter one more. */
export const Related = ({ row, pointer }: { row: RowDetail; pointer: RegisterDetail['linkedFrom'][number] }) => {
  const { t } = useTranslation('registers-phone');
  const { register: code, field, mayWrite } = pointer;
  const { data: register } = useQuery(registerQuery(code));
  const list = useInfiniteQuery(rowsQuery(code, '', JSON.stringify([{ field, is: [row.id] }])));
  const [adding, setAdding] = useState(false);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!register) return null;
  const { areaField } = register.content;
  return (
    <section className="stack">
      <h2>{labelOf(pointer.title)}</h2>
      {rows.map((one) => (
        <Link key={one.id} to="/registers/$code/$rowId" params={{ code, rowId: one.id }} className="card row link">
          <span className="grow title">{one.title || '—'}</span>
          <Icon name="next" />
        </Link>
      ))}
      {list.data && rows.length === 0 && <p className="soft">{t('noRows')}</p>}
      <More list={list} />
      {mayWrite && (
        <button type="button" className="button wide" onClick={() => setAdding(true)}>
          {t('add')}
        </button>
      )}
      {adding && (
        <RowForm
          register={register}
          given={{ [field]: row.id, ...(areaField !== null && row.area && { [areaField]: row.area.code }) }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
};
