import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diner } from '#contract/care/canteens.ts';
import { careClassSet } from '#contract/care/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { offered, wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { Sections } from './Sections.tsx';

interface Values {
  person: PersonValue;
  cardNo?: string;
  area: PlainArea;
  home?: PlainArea;
  born: string;
  local?: boolean;
  classes?: Diner['classes'];
  on: string;
}
const cardRule = /^[A-Za-z0-9]{4,20}$/;

/** What a tier rests on. */
const TierFields = () => {
  const { t } = useTranslation('care-console');
  return (
    <>
      <AreaItem name="home" label={t('cards.home')} extra={t('cards.homeHint')} />
      <Form.Item name="local" valuePropName="checked">
        <Checkbox>{t('cards.local')}</Checkbox>
      </Form.Item>
      <Form.Item name="classes" label={t('cards.classes')} extra={t('cards.classesHint')}>
        <Select mode="multiple" options={offered(careClassSet).map((value) => ({ value, label: t(wordOf(careClassSet, value)) }))} />
      </Form.Item>
    </>
  );
};

const AddDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('care-console');
  return (
    <ActDrawer<Values, Diner>
      keep="care.card"
      subject=""
      title={t('cards.add')}
      lead={<p>{t('cards.addLead')}</p>}
      submit={t('cards.add')}
      done={t('cards.added')}
      renews="care"
      initial={{ on: platformDay(), local: true }}
      secret={['person', 'born', 'classes']}
      request={(v) =>
        asked(endpoints.care.addDiner, {
          body: {
            person: someoneOf(v.person),
            cardNo: v.cardNo?.trim() || null,
            areaCode: v.area.code,
            homeCode: v.home?.code ?? null,
            born: v.born,
            local: v.local ?? false,
            classes: v.classes ?? [],
            consent: { on: v.on, how: t('cards.consentHow') },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('person')} />
      <DayItem name="born" label={t('facts.born')} required max={platformDay()} />
      <AreaItem name="area" label={t('cards.by')} needed={t('areaNeeded')} />
      <TierFields />
      <Form.Item
        name="cardNo"
        label={t('cards.number')}
        extra={t('cards.numberHint')}
        rules={[{ pattern: cardRule, message: t('cards.numberRule') }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <DayItem name="on" label={t('consent.on')} required max={platformDay()} extra={t('cards.consentHint')} />
    </ActDrawer>
  );
};

const ChangeDrawer = ({ diner, onClose }: { diner: Diner; onClose: () => void }) => {
  const { t } = useTranslation('care-console');
  return (
    <ActDrawer<Values & { cardNo: string }, Diner>
      keep="care.change_card"
      subject={diner.id}
      title={t('cards.change')}
      submit={t('cards.change')}
      done={t('saved')}
      renews="care"
      initial={{
        cardNo: diner.cardNo,
        local: diner.local,
        classes: diner.classes,
        ...(diner.home && { home: { id: '', code: diner.home.code, name: diner.home.name } }),
      }}
      secret={['classes']}
      request={(v) =>
        asked(endpoints.care.changeDiner, {
          params: { dinerId: diner.id },
          body: { cardNo: v.cardNo.trim(), homeCode: v.home?.code ?? null, local: v.local ?? false, classes: v.classes ?? [] },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="cardNo" label={t('cards.number')} rules={[{ required: true, pattern: cardRule, message: t('cards.numberRule') }]}>
        <Input maxLength={20} />
      </Form.Item>
      <TierFields />
    </ActDrawer>
  );
};

/** Cards of canteens: who eats by a tier, and on what it rests. */
export const Cards = () => {
  const { t } = useTranslation('care-console');
  const { q } = useSearch({ from: '/shell/canteens/cards' });
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Diner | 'add' | null>(null);
  useTitle(t('cards.title'));
  const { list, rows } = useList(
    listQuery(['care', 'diners', q], (cursor, signal) => call(endpoints.care.listDiners, { query: { cursor, limit: 30, q } }, signal)),
  );
  const close = () => setDoing(null);
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('cards.title')}</h1>
        <p className="soft">{t('cards.lead')}</p>
      </div>
      <search className="bar">
        <Input.Search
          aria-label={t('cards.find')}
          placeholder={t('cards.find')}
          defaultValue={q}
          allowClear
          className="find"
          onSearch={(text) => void navigate({ to: '/canteens/cards', search: text.trim() ? { q: text.trim() } : {} })}
        />
        <Button type="primary" onClick={() => setDoing('add')}>
          {t('cards.add')}
        </Button>
      </search>
      <RecordTable<Diner>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('cards.none')}
        columns={[
          { title: t('cards.number'), key: 'number', render: (_, one) => <span className="num">{one.cardNo}</span> },
          { title: t('person'), key: 'person', render: (_, one) => `${one.name} · ${t('cards.age', { count: one.age })}` },
          {
            title: t('cards.home'),
            key: 'home',
            render: (_, one) => `${one.home?.name ?? t('cards.outside')}${one.local ? ` · ${t('cards.local')}` : ''}`,
          },
          {
            title: t('cards.classes'),
            key: 'classes',
            render: (_, one) => one.classes.map((each) => <Tag key={each}>{t(wordOf(careClassSet, each))}</Tag>),
          },
          { title: t('since'), key: 'since', render: (_, one) => <span className="num">{one.since}</span> },
          {
            title: t('actsTitle'),
            key: 'acts',
            bare: true,
            render: (_, one) => (
              <span className="queue-acts">
                <Button size="small" onClick={() => setDoing(one)}>
                  {t('cards.change')}
                </Button>
                <SendButton
                  keep="care.end_card"
                  subject={one.id}
                  words={t('cards.end')}
                  done={t('saved')}
                  renews="care"
                  request={() => asked(endpoints.care.endDiner, { params: { dinerId: one.id }, body: {} })}
                />
              </span>
            ),
          },
        ]}
      />
      {doing === 'add' && <AddDrawer onClose={close} />}
      {doing !== null && doing !== 'add' && <ChangeDrawer diner={doing} onClose={close} />}
    </div>
  );
};
