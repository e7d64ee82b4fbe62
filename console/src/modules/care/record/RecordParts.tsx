import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { careClassSet } from '#contract/care/kinds.ts';
import type { CareDetail } from '#contract/care/records.ts';
import { fullTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { wordOf } from '../../../app/kinds.ts';
import { named } from '../../../components/named.ts';
import { type Task, Tasks } from './acts.tsx';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';

interface Props {
  detail: CareDetail;
  onChanged: () => void;
}

/** What a record says, and what its lead and visitors may do. */
export const RecordParts = ({ detail, onChanged }: Props) => {
  const { t } = useTranslation('care-console');
  const locale = useLocale();
  const [task, setTask] = useState<Task | null>(null);
  const { facts, consent, history, health, events, looks } = detail;
  const leads = detail.mine === 'lead';
  const lines: readonly (readonly [string, React.ReactNode])[] = [
    ['area', detail.area.name],
    ['facts.address', facts.address],
    ['facts.phone', detail.phone && <a href={`tel:${detail.phone}`}>{detail.phone}</a>],
    ['facts.born', facts.born],
    ['facts.kin', facts.kin.map(({ name, relation, phone }) => `${name}（${relation}）${phone ?? ''}`).join(t('comma'))],
    ['facts.note', facts.note],
    ['lead1', detail.lead.name],
    ['visitors', detail.visitors.map(({ name }) => name).join(t('comma')) || t('noVisitor')],
    ['rhythm', detail.rhythm && t(`care:rhythms.${detail.rhythm}`)],
    ['seen', detail.lastSeen ? fullTime(detail.lastSeen, locale) : t('never')],
    ['nextBy', detail.nextBy],
  ];
  const agreed: readonly (readonly [string, React.ReactNode])[] = [
    ['consent.purpose', consent.purpose],
    ['consent.on', consent.on],
    ['consent.until', consent.until],
    ['consent.how', t(`consent.${consent.how}`)],
    ['consent.witness', consent.witness],
    ['consent.guardian', consent.guardian && `${consent.guardian.name}（${consent.guardian.relation}）`],
  ];
  const list = (of: typeof lines) => (
    <dl className="fact-grid">
      {of.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
  return (
    <>
      <p>
        {detail.classes.map((one) => (
          <Tag key={one}>{t(wordOf(careClassSet, one))}</Tag>
        ))}
        {detail.late && <strong>{t('late')}</strong>}
      </p>
      <div className="care-acts">
        {leads && <Button onClick={() => setTask({ act: 'change' })}>{t('acts.change')}</Button>}
        {leads && <Button onClick={() => setTask({ act: 'renew' })}>{t('acts.renew')}</Button>}
        {leads && <Button onClick={() => setTask({ act: 'class' })}>{t('acts.class')}</Button>}
        <Button onClick={() => setTask({ act: 'health' })}>{t('acts.health')}</Button>
        {leads && (
          <Button danger onClick={() => setTask({ act: 'end' })}>
            {t('acts.end')}
          </Button>
        )}
      </div>
      {list(lines)}
      <h2>{t('consent.title')}</h2>
      <p className="soft">{t('consent.who')}</p>
      {list(agreed)}
      <h2>{t('classes')}</h2>
      <Table
        size="small"
        className="stacks"
        rowKey="id"
        pagination={false}
        dataSource={history}
        columns={[
          { title: t('class'), key: 'class', render: (_, one) => `${t(wordOf(careClassSet, one.class))} ${one.level ?? ''}` },
          { title: t('since'), key: 'since', onCell: () => named(t('since')), render: (_, one) => `${one.since} — ${one.until ?? ''}` },
          { title: t('source'), key: 'source', onCell: () => named(t('source')), render: (_, one) => one.source },
          {
            title: '',
            key: 'act',
            render: (_, one) =>
              leads &&
              one.until === null && (
                <Button size="small" onClick={() => setTask({ act: 'end_class', classId: one.id })}>
                  {t('acts.endClass')}
                </Button>
              ),
          },
        ]}
      />
      <h2>{t('health')}</h2>
      {detail.checkDue && <p>{t('checkDue')}</p>}
      <Table
        size="small"
        className="stacks"
        rowKey="id"
        pagination={false}
        dataSource={health}
        locale={{ emptyText: <span className="soft">{t('noHealth')}</span> }}
        columns={[
          { title: t('kind'), key: 'kind', render: (_, one) => t(`care:health.${one.kind}`) },
          { title: t('provider'), key: 'provider', onCell: () => named(t('provider')), render: (_, one) => one.provider },
          {
            title: t('since'),
            key: 'on',
            onCell: () => named(t('since')),
            render: (_, one) => `${one.on}${one.until ? ` — ${one.until}` : ''}`,
          },
          { title: t('nextOn'), key: 'next', onCell: () => named(t('nextOn')), render: (_, one) => one.next },
          {
            title: '',
            key: 'act',
            render: (_, one) => (
              <Button size="small" onClick={() => setTask({ act: 'remove_health', healthId: one.id })}>
                {t('acts.removeHealth')}
              </Button>
            ),
          },
        ]}
      />
      <h2>{t('historyTitle')}</h2>
      <ol className="care-history">
        {events.map(({ at, what, who, data }) => (
          <li key={`${at} ${what}`}>
            <span className="num soft">{fullTime(at, locale)}</span>{' '}
            {t(`events.${what}`, { ...data, class: data['class'] && t(wordOf(careClassSet, data['class'])) })}{' '}
            <span className="soft">{who}</span>
          </li>
        ))}
      </ol>
      {leads && (
        <>
          <h2>{t('looks')}</h2>
          <ol className="care-history">
            {looks.map(({ at, who, reason }) => (
              <li key={`${at} ${who}`}>
                <span className="num soft">{fullTime(at, locale)}</span> {who} <span className="soft">{reason}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {task && <Tasks detail={detail} task={task} onClose={() => setTask(null)} onChanged={onChanged} />}
    </>
  );
};
