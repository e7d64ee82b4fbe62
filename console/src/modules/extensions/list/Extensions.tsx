import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Extension, extensionStates } from '#contract/extensions/api.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { caseColumn } from '../../../components/list/caseColumn.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { DecideDrawer } from '../drawers.tsx';
import type { ExtensionSearch } from '../pages.tsx';
import { Acts, Request, Standing } from '../Standing.tsx';

/** Requests for more time: to be decided, of the own organisation, of the area. */
export const Extensions = () => {
  const { t } = useTranslation('extensions-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/extensions' });
  const navigate = useNavigate();
  const [deciding, setDeciding] = useState<Extension | null>(null);
  const whiches = [
    ...(mayOpen(me, 'extensions.decide') ? (['to_decide', 'area'] as const) : []),
    ...(mayOpen(me, 'extensions.ask') ? (['own'] as const) : []),
  ];
  const which = whiches.find((one) => one === search.which) ?? whiches[0] ?? 'own';
  const { state } = search;
  const { busy, download } = useDownload();
  const { list, rows } = useList(
    listQuery(['extensions', which, state], (cursor, signal) =>
      call(endpoints.extensions.listExtensions, { query: { which, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: ExtensionSearch): void => void navigate({ to: '/extensions', search: { ...search, ...next } });
  return (
    <QueuePage<Extension, typeof which>
      title={t('nav.extensions')}
      lead={t('lead')}
      which={which}
      whiches={whiches}
      whichWord={(one) => t(`which.${one}`)}
      onWhich={(next) => change({ which: next, state: undefined })}
      filters={
        <>
          {which !== 'to_decide' && (
            <ChoiceFilter
              label={t('state')}
              any={t('anyState')}
              value={state}
              choices={extensionStates}
              word={(one) => t(`extensions:states.${one}`)}
              onChange={(next) => change({ state: next })}
            />
          )}
          <Button
            loading={busy}
            onClick={() => void download(`/api/extensions/sheet?${new URLSearchParams({ which, ...(state && { state }) })}`)}
          >
            {t('export')}
          </Button>
        </>
      }
      list={list}
      rows={rows}
      width={960}
      empty={t('none')}
      columns={[
        caseColumn(t('case'), ({ area }) => [area]),
        { title: t('request'), key: 'request', render: (_, one) => <Request extension={one} /> },
        { title: t('organisation'), key: 'organisation', render: (_, { organisation }) => organisation },
        { title: t('result'), key: 'standing', width: 240, render: (_, one) => <Standing extension={one} /> },
        { title: t('acts'), key: 'acts', width: 110, render: (_, one) => <Acts extension={one} onDecide={() => setDeciding(one)} /> },
      ]}
    >
      {deciding && <DecideDrawer extension={deciding} onClose={() => setDeciding(null)} />}
    </QueuePage>
  );
};
