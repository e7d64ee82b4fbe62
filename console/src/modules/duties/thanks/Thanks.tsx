import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookedThanks } from '#contract/duties/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { SendButton } from '../../../components/SendButton.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { thanksViews } from '../search.ts';

/** Thanks that everybody in them agreed to: looked at before they are shown, and again when somebody asks. */
export const Thanks = () => {
  const { t } = useTranslation('duties-console');
  const navigate = useNavigate();
  const { view = 'waiting' } = useSearch({ from: '/shell/duties/thanks' });
  const [refused, setRefused] = useState<LookedThanks | null>(null);
  useTitle(t('thanks.title'));
  const { list, rows } = useList(
    listQuery(['thanks', 'look', view], (cursor, signal) =>
      call(endpoints.duties.listThanksToLook, { query: { view, cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('thanks.title')}</h1>
        <p className="soft">{t('thanks.lead')}</p>
      </div>
      <search className="bar">
        <Segmented
          style={{ flex: '0 0 auto' }}
          aria-label={t('thanks.view')}
          value={view}
          options={thanksViews.map((value) => ({ value, label: t(`thanks.views.${value}`) }))}
          onChange={(next) => void navigate({ to: '/duties/thanks', search: { view: next } })}
        />
      </search>
      <RecordTable<LookedThanks>
        list={list}
        rows={rows}
        rowKey="id"
        width={820}
        empty={t(`thanks.none.${view}`)}
        columns={[
          {
            title: t('thanks.words'),
            key: 'words',
            bare: true,
            render: (_, one) => (
              <>
                {one.words}
                {one.reported && <div className="flag">{t('thanks.reported', { words: one.reported })}</div>}
              </>
            ),
          },
          {
            title: t('thanks.who'),
            key: 'who',
            render: (_, one) =>
              t('thanks.by', { from: one.from ?? t('thanks.unnamed'), to: one.to.join(t('comma')) || t('thanks.unnamed') }),
          },
          { title: t('thanks.what'), key: 'what', render: (_, one) => `${one.title} · ${one.area.name}` },
          {
            title: t('acts.title'),
            key: 'acts',
            width: 200,
            render: (_, one) => (
              <div className="cell-acts">
                {view !== 'shown' && (
                  <SendButton
                    keep="duties.look"
                    subject={one.id}
                    words={t(view === 'reported' ? 'thanks.keep' : 'thanks.show')}
                    done={t('done.noted')}
                    renews="thanks"
                    request={() => asked(endpoints.duties.lookAtThanks, { params: { thanksId: one.id }, body: { show: true } })}
                  />
                )}
                <ActionMenu
                  of={one.title}
                  actions={[{ key: 'refuse', words: t('thanks.refuse'), danger: true, run: () => setRefused(one) }]}
                />
              </div>
            ),
          },
        ]}
      />
      {refused && (
        <ActDrawer<{ reason: string }, LookedThanks>
          keep="duties.refuse"
          subject={refused.id}
          title={t('thanks.refuse')}
          submit={t('thanks.refuse')}
          done={t('done.noted')}
          renews="thanks"
          request={({ reason }) =>
            asked(endpoints.duties.lookAtThanks, { params: { thanksId: refused.id }, body: { show: false, reason: reason.trim() } })
          }
          onClose={() => setRefused(null)}
          onDone={() => setRefused(null)}
        >
          <WordsItem name="reason" label={t('words')} needed={t('form.needed')} most={200} />
        </ActDrawer>
      )}
    </div>
  );
};
