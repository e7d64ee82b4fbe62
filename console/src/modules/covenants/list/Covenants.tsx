import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Covenant, CovenantItem, exportCovenants } from '#contract/covenants/api.ts';
import { type CovenantKind, covenantKindSet } from '#contract/covenants/kinds.ts';
import { covenantViews } from '#contract/covenants/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { mayOpen } from '../../../app/access.ts';
import { endpoints } from '../../../app/api.ts';
import { offered } from '../../../app/kinds.ts';
import { useMe } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { useList } from '../../../components/list/useList.ts';
import { covenantsQuery } from '../queries.ts';
import type { CovenantSearch, View } from '../search.ts';

const address: (typeof exportCovenants)['path'] = '/api/covenants/sheet';

/** Covenants of the areas somebody follows. */
export const Covenants = () => {
  const { t } = useTranslation('covenants-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/covenants' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [creating, setCreating] = useState(false);
  const { view = 'all', area, kind } = search;
  const { list, rows } = useList(covenantsQuery(view, area, kind));
  const change = (next: CovenantSearch): void => void navigate({ to: '/covenants', search: { ...search, ...next } });
  const params = new URLSearchParams({ view, ...(area && { area }), ...(kind && { kind }) });
  return (
    <QueuePage<CovenantItem, View>
      title={t('title')}
      lead={t('lead')}
      below={
        mayOpen(me, 'covenants.design') && (
          <p>
            <Link to="/covenants/rules">{t('definition.title')}</Link>
          </p>
        )
      }
      which={view}
      whiches={covenantViews}
      whichWord={(one) => t(one === 'label' ? 'views.label' : `views.${one}`)}
      onWhich={(next) => change({ view: next })}
      act={
        mayOpen(me, 'covenants.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t('create')}
          </Button>
        )
      }
      filters={
        <>
          <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
          <ChoiceFilter
            label={t('kind')}
            any={t('anyKind')}
            value={kind}
            choices={covenantKindSet.shipped}
            word={(code) => t(`covenants:kinds.${code}`)}
            onChange={(next) => change({ kind: next })}
          />
          <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
            {t('export')}
          </Button>
        </>
      }
      list={list}
      rows={rows}
      width={900}
      empty={t(`none.${view}`)}
      columns={[
        {
          title: t('what'),
          key: 'what',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/covenants/$covenantId" params={{ covenantId: one.id }}>
                {one.title}
              </Link>
              <div className="soft">{labelOf(one.kindTitle)}</div>
            </>
          ),
        },
        { title: t('where'), key: 'where', render: (_, one) => one.area.name },
        {
          title: t('inForce'),
          key: 'inForce',
          width: 190,
          render: (_, { inForce, effectiveOn }) =>
            inForce !== null && <span className="num">{t('inForceOf', { n: inForce, day: effectiveOn })}</span>,
        },
        {
          title: t('making'),
          key: 'making',
          width: 180,
          render: (_, { making }) => making && t('makingOf', { n: making.number, state: t(`covenants:states.${making.state}`) }),
        },
        { title: t('review'), key: 'review', width: 120, render: (_, { reviewOn }) => <span className="num">{reviewOn}</span> },
      ]}
    >
      {creating && (
        <CreateForm
          onClose={() => setCreating(false)}
          onDone={({ id }) => void navigate({ to: '/covenants/$covenantId', params: { covenantId: id } })}
        />
      )}
    </QueuePage>
  );
};

interface Values {
  title: string;
  kind: CovenantKind;
  area?: PlainArea;
  fromTemplate?: boolean;
}
const CreateForm = ({ onClose, onDone }: { onClose: () => void; onDone: (covenant: Covenant) => void }) => {
  const { t } = useTranslation('covenants-console');
  return (
    <ActDrawer<Values, Covenant>
      keep="covenants.create"
      subject=""
      title={t('create')}
      submit={t('create')}
      done={t('done.created')}
      renews="covenants"
      initial={{ kind: 'residents', fromTemplate: true }}
      request={({ title, kind, area, fromTemplate = false }) =>
        asked(endpoints.covenants.createCovenant, {
          body: { areaCode: area?.code ?? '', kind, title: title.trim(), fromTemplate },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('form.needed') }]}>
        <Select options={offered(covenantKindSet).map((value) => ({ value, label: t(`covenants:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 4, message: t('form.needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <AreaItem name="area" label={t('area')} needed={t('form.needed')} />
      <Form.Item name="fromTemplate" valuePropName="checked">
        <Checkbox>{t('form.fromTemplate')}</Checkbox>
      </Form.Item>
    </ActDrawer>
  );
};
