import { useQueries, useQuery } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFilter } from '#contract/desk/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { deskItemsQuery } from '../../../app/desk-items.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { ShareItem } from '../../../components/ShareItem.tsx';
import { type DeskSearch, readDeskSearch } from '../search.ts';
import { queryOf } from './useDesk.ts';

/** Filters whose cases are counted; more would ask the server more than anybody reads. */
const counted = 12;

/** How many cases a filter leaves. */
const countQuery = (search: DeskSearch) => {
  const { sort: _, ...filters } = queryOf(search);
  return {
    queryKey: ['counts', 'saved', filters],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { states } = await call(endpoints.cases.countCases, { query: filters }, signal);
      return Object.values(states).reduce((sum, n) => sum + n, 0);
    },
    staleTime: 30_000,
  };
};
const same = (a: DeskSearch, b: DeskSearch): boolean => JSON.stringify(queryOf(a)) === JSON.stringify(queryOf(b));

interface Props {
  search: DeskSearch;
  /** Takes a whole other set of filters. */
  onOpen: (search: DeskSearch) => void;
}

/** Filters kept under a name, own and shared, each with its count; and the way to keep the present ones. */
export const SavedFilters = ({ search, onOpen }: Props) => {
  const { t } = useTranslation('desk');
  const { data } = useQuery(deskItemsQuery);
  const [saving, setSaving] = useState(false);
  const filters = (data?.filters ?? []).map((one) => ({ ...one, search: readDeskSearch(one.content.search) }));
  const counts = useQueries({ queries: filters.slice(0, counted).map((one) => countQuery(one.search)) });
  const known = filters.some((one) => same(one.search, search));
  const narrowed = Object.keys(search).some((key) => key !== 'queue' && key !== 'sort');
  if (filters.length === 0 && !narrowed) return null;
  return (
    <>
      <h2 className="rail-title">{t('filters.title')}</h2>
      <ul className="rail-states">
        {filters.map((one, at) => (
          <li key={one.id}>
            <button type="button" className="rail-item" aria-pressed={same(one.search, search)} onClick={() => onOpen(one.search)}>
              <span className="rail-name">{one.title}</span>
              {at < counted && <span className="num">{counts[at]?.data ?? '–'}</span>}
            </button>
          </li>
        ))}
        {narrowed && !known && (
          <li>
            <button type="button" className="rail-item" onClick={() => setSaving(true)}>
              <span className="soft">{t('filters.save')}</span>
            </button>
          </li>
        )}
      </ul>
      {saving && data && (
        <Modal open title={t('filters.saveTitle')} footer={null} onCancel={() => setSaving(false)} width={420} destroyOnHidden>
          <SendForm<{ title: string; shared: string }, { id: string }>
            keep="desk.filter"
            title={t('filters.saveTitle')}
            initial={{ shared: '' }}
            submit={t('items.save')}
            request={({ title, shared }) =>
              asked(endpoints.desk.saveFilter, {
                body: {
                  of: null,
                  title: title.trim(),
                  shared: shared || null,
                  content: { search: search as DeskFilter['content']['search'] },
                },
              })
            }
            onCancel={() => setSaving(false)}
            onDone={() => {
              setSaving(false);
              void queryClient.invalidateQueries({ queryKey: deskItemsQuery.queryKey });
            }}
          >
            <Form.Item
              name="title"
              label={t('items.name')}
              rules={[{ required: true, whitespace: true, max: 40, message: t('items.nameNeeded') }]}
            >
              <Input autoFocus maxLength={40} />
            </Form.Item>
            <ShareItem shares={data.shares} />
          </SendForm>
        </Modal>
      )}
    </>
  );
};
