import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appraisal } from '#contract/honours/api.ts';
import { type HonourView, honourViews } from '#contract/honours/values.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { endpoints } from '../../../app/api.ts';
import { useMe } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { DocumentField } from '../../../components/DocumentField.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { useList } from '../../../components/list/useList.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { PersonItem, type PersonValue } from '../../../components/PersonItem.tsx';
import { appraisalsQuery } from '../queries.ts';

/** Democratic appraisals, newest first: figures as they were counted and what they come to. */
export const Appraisals = ({ onWhich }: { onWhich: (next: HonourView) => void }) => {
  const { t } = useTranslation('honours-console');
  const me = useMe();
  const [entering, setEntering] = useState(false);
  const { list, rows } = useList(appraisalsQuery);
  return (
    <QueuePage<Appraisal, HonourView>
      title={t('title')}
      lead={t('appraisals.lead')}
      which="appraisals"
      whiches={honourViews}
      whichWord={(one) => t(one === 'label' ? 'views.label' : `views.${one}`)}
      onWhich={onWhich}
      act={
        mayOpen(me, 'honours.appraise') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>
            {t('acts.appraise')}
          </Button>
        )
      }
      list={list}
      rows={rows}
      width={820}
      empty={t('none.appraisals')}
      columns={[
        {
          title: t('appraisals.person'),
          key: 'person',
          bare: true,
          render: (_, one) => (
            <>
              {one.name}
              <div className="soft">
                {one.duty} · {one.area.name}
              </div>
            </>
          ),
        },
        { title: t('appraisals.heldOn'), key: 'heldOn', width: 120, render: (_, { heldOn }) => <span className="num">{heldOn}</span> },
        {
          title: t('appraisals.present'),
          key: 'present',
          width: 90,
          render: (_, { present, due }) => <span className="num">{t('appraisals.presentOf', { present, due })}</span>,
        },
        {
          title: t('appraisals.ballots'),
          key: 'ballots',
          width: 240,
          render: (_, { fit, basic, unfit, invalid }) => <span className="num">{[fit, basic, unfit, invalid].join(' / ')}</span>,
        },
        {
          title: t('appraisals.verdict'),
          key: 'verdict',
          width: 200,
          render: (_, { verdict, twice }) => (
            <>
              <strong>{t(`honours:verdicts.${verdict}`)}</strong>
              {twice && <div>{t('appraisals.twice')}</div>}
            </>
          ),
        },
      ]}
    >
      {entering && <EnterForm onClose={() => setEntering(false)} />}
    </QueuePage>
  );
};

interface Values {
  person: PersonValue;
  duty: string;
  area?: PlainArea;
  heldOn: string;
  due: number;
  present: number;
  fit: number;
  basic: number;
  unfit: number;
  invalid: number;
}
const figures = ['due', 'present', 'fit', 'basic', 'unfit', 'invalid'] as const;
const EnterForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('honours-console');
  const [documents, setDocuments] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <ActDrawer<Values, Appraisal>
      keep="honours.appraise"
      subject=""
      title={t('acts.appraise')}
      lead={t('appraisals.lead')}
      submit={t('acts.appraise')}
      done={t('done')}
      renews="honours"
      disabled={busy}
      initial={{ heldOn: platformDay() }}
      request={({ person, area, duty, ...rest }) =>
        asked(endpoints.honours.enterAppraisal, {
          body: { ...rest, duty: duty.trim(), personId: person.personId ?? '', area: area?.code ?? '', documentIds: [...documents] },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('appraisals.person')} knownOnly />
      <Form.Item name="duty" label={t('form.duty')} rules={[{ required: true, whitespace: true, min: 2, message: t('form.needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <AreaItem name="area" label={t('form.area')} needed={t('form.needed')} />
      <DayItem name="heldOn" label={t('form.heldOn')} required />
      <div className="form-two">
        {figures.map((name) => (
          <Form.Item key={name} name={name} label={t(`form.${name}`)} rules={needed}>
            <NumberInput min={name === 'due' ? 1 : 0} max={1_000_000} precision={0} />
          </Form.Item>
        ))}
      </div>
      <Form.Item label={t('form.minutes')} htmlFor="appraisal-documents">
        <DocumentField id="appraisal-documents" value={documents} onChange={setDocuments} onBusy={setBusy} most={9} />
      </Form.Item>
    </ActDrawer>
  );
};
