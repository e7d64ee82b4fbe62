import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Volunteer, VolunteersImport } from '#contract/volunteers/api.ts';
import { type Skill, skillSet } from '#contract/volunteers/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { refined } from '../../../app/kinds.ts';
import { useDownload } from '../../../app/work.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { answers } from './HoursList.tsx';
import { activityKindsQuery, CertificateForm, EndForm, ReadyForm, RegisterForm } from './VolunteerForms.tsx';

type Task = 'register' | 'import' | { what: 'ready' | 'end' | 'certificate'; volunteer: Volunteer };

/** Volunteers of somebody's areas, masked, in no order of what they served. */
export const VolunteerList = () => {
  const { t } = useTranslation('volunteers-console');
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [skill, setSkill] = useState<Skill | undefined>();
  const [q, setQ] = useState<string | undefined>();
  const [task, setTask] = useState<Task | null>(null);
  const { list, rows, first } = useList(
    listQuery(['volunteers', 'list', skill, q], (cursor, signal) =>
      call(endpoints.volunteers.listVolunteers, { query: { skill, q, cursor, limit: 30 } }, signal),
    ),
  );
  const kinds = useQuery(activityKindsQuery).data?.items ?? [];
  const kindOf = (code: string): string => {
    const title = kinds.find((one) => one.code === code)?.title;
    return title ? labelOf(title) : code;
  };
  const close = (): void => setTask(null);
  return (
    <>
      <search className="bar">
        <ChoiceFilter
          label={t('skills')}
          any={t('skills')}
          value={skill}
          choices={refined(skillSet) as Skill[]}
          word={(one) => t(`volunteers:skills.${one}`)}
          onChange={setSkill}
        />
        <Input.Search
          aria-label={t('find')}
          placeholder={t('find')}
          allowClear
          maxLength={40}
          onSearch={(next) => setQ(next.trim() || undefined)}
        />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download('/api/volunteers/sheet')}>
          {t('export')}
        </Button>
        {first?.mayManage && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
              {t('import.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('register')}>
              {t('register')}
            </Button>
          </>
        )}
      </search>
      <RecordTable<Volunteer>
        list={list}
        rows={rows}
        rowKey="personId"
        width={800}
        empty={t('noVolunteers')}
        columns={[
          {
            title: t('person'),
            key: 'person',
            bare: true,
            render: (_, v) => (
              <>
                <strong>{v.name}</strong> {v.minor && <span className="flag">{t('minorTag')}</span>}
                <div className="soft">{v.area.name}</div>
                <div className="soft num">{t('since', { day: v.since })}</div>
                {v.guardian && <div className="soft">{t('guardian', { who: v.guardian })}</div>}
              </>
            ),
          },
          {
            title: t('skills'),
            key: 'skills',
            render: (_, v) => v.skills.map((one) => t(`volunteers:skills.${one}`)).join(t('comma')) || '—',
          },
          { title: t('times'), key: 'times', render: (_, v) => v.times.map((one) => t(`volunteers:times.${one}`)).join(t('comma')) || '—' },
          {
            title: t('trainings'),
            key: 'trainings',
            render: (_, v) => (
              <>
                {v.trainings.map(({ kind, on }) => `${kindOf(kind)} ${on}`).join(t('comma')) || '—'}
                <div className="soft">
                  {v.insuredUntil
                    ? t(v.insuredUntil < platformDay() ? 'insuredOver' : 'insuredTill', { day: v.insuredUntil })
                    : t('insuredNone')}
                </div>
              </>
            ),
          },
          {
            title: t('act'),
            key: 'act',
            render: (_, volunteer) =>
              volunteer.actions.includes('ready') && (
                <span className="cell-acts">
                  <Button
                    size="small"
                    aria-label={`${t('certificate')} ${volunteer.name}`}
                    onClick={() => setTask({ what: 'certificate', volunteer })}
                  >
                    {t('certificate')}
                  </Button>
                  <ActionMenu
                    of={volunteer.name}
                    actions={(['ready', 'end'] as const).map((what) => ({
                      key: what,
                      words: t(what),
                      danger: what === 'end',
                      run: () => setTask({ what, volunteer }),
                    }))}
                  />
                </span>
              ),
          },
        ]}
      />
      {task === 'register' && <RegisterForm onClose={close} />}
      {task === 'import' && (
        <PlainImport<VolunteersImport>
          words={(key, data) => t(`import.${key}`, { ...data, what: t('tabs.volunteers') })}
          template="/api/volunteers/sheet"
          address="/api/volunteers/import"
          answers={answers}
          ready={({ added }) => added > 0}
          onClose={() => {
            void client.invalidateQueries({ queryKey: ['volunteers'] });
            close();
          }}
        />
      )}
      {task !== null && typeof task === 'object' && task.what === 'ready' && <ReadyForm volunteer={task.volunteer} onClose={close} />}
      {task !== null && typeof task === 'object' && task.what === 'end' && <EndForm volunteer={task.volunteer} onClose={close} />}
      {task !== null && typeof task === 'object' && task.what === 'certificate' && (
        <CertificateForm volunteer={task.volunteer} onClose={close} />
      )}
    </>
  );
};
