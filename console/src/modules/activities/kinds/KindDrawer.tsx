import { Button, Drawer, Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checkIns, hourRules, joiners, volunteering } from '#contract/activities/kind-values.ts';
import type { ActivityKind } from '#contract/activities/kinds.ts';
import { type Skill, skillSet } from '#contract/volunteers/kinds.ts';
import { refined } from '../../../app/kinds.ts';
import { emptyForm } from '../../../components/form/design.ts';
import { FormDesigner } from '../../../components/form/FormDesigner.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import '../../../styles/activities.css';

interface Props {
  kind: ActivityKind;
  onChange: (kind: ActivityKind) => void;
  onClose: () => void;
}

/** Everything a kind says; each change goes into the draft at once. */
export const KindDrawer = ({ kind, onChange, onClose }: Props) => {
  const { t } = useTranslation('activities-console');
  const set = (part: Partial<ActivityKind>): void => onChange({ ...kind, ...part });
  const word = (key: string): string => t(`kinds.fields.${key}`);
  const field = (key: string, control: ReactNode) => (
    <div key={key}>
      <span aria-hidden="true">{word(key)}</span>
      {control}
    </div>
  );
  const number = (key: string, value: number | null, min: number, max: number, put: (value: number | null) => void) =>
    field(
      key,
      <NumberInput
        aria-label={word(key)}
        min={min}
        max={max}
        precision={0}
        value={value}
        placeholder={t('kinds.noLimit')}
        onChange={put}
      />,
    );
  const whole = (key: 'cancelHours' | 'early' | 'late' | 'metres', min: number, max: number) =>
    number(key, kind[key], min, max, (value) => value !== null && set({ [key]: value }));
  const flag = (key: 'open' | 'planned' | 'approval' | 'waiting' | 'checkOut' | 'minutes' | 'retired') =>
    field(key, <Switch aria-label={word(key)} checked={kind[key]} onChange={(on) => set({ [key]: on })} className="activity-flag" />);
  const choice = <T extends string>(key: string, value: T, all: readonly T[], words: (one: T) => string, put: (next: T) => void) =>
    field(
      key,
      <Select<T> aria-label={word(key)} value={value} options={all.map((one) => ({ value: one, label: words(one) }))} onChange={put} />,
    );
  const needs = kind.needs ?? { skills: [], risk: null, training: false, insurance: false };
  const need = (part: Partial<typeof needs>): void => set({ needs: { ...needs, ...part } });
  const pause = kind.noShow ?? { times: 3, months: 6, days: 30 };
  return (
    <Drawer open title={kind.title.zh || t('kind')} onClose={onClose} size={720} destroyOnHidden>
      <div className="activity-kind">
        {field(
          'title',
          <Input
            aria-label={word('title')}
            maxLength={40}
            value={kind.title.zh}
            onChange={({ target }) => set({ title: { ...kind.title, zh: target.value } })}
          />,
        )}
        {field(
          'titleEn',
          <Input
            aria-label={word('titleEn')}
            maxLength={60}
            value={kind.title.en ?? ''}
            onChange={({ target }) => set({ title: { ...kind.title, en: target.value || null } })}
          />,
        )}
        {field(
          'code',
          <Input
            aria-label={word('code')}
            maxLength={40}
            value={kind.code}
            onChange={({ target }) => set({ code: target.value.trim() })}
          />,
        )}
        {choice(
          'join',
          kind.join,
          joiners,
          (one) => t(`activities:joiners.${one}`),
          (join) => set({ join }),
        )}
        {number('seats', kind.seats, 1, 5000, (seats) => set({ seats }))}
        {whole('cancelHours', 0, 168)}
        {choice(
          'checkIn',
          kind.checkIn,
          checkIns,
          (one) => t(`checkIns.${one}`),
          (checkIn) => set({ checkIn }),
        )}
        {whole('early', 1, 1440)}
        {whole('late', 1, 1440)}
        {whole('metres', 10, 5000)}
        {choice(
          'hours',
          kind.hours.rule,
          hourRules,
          (one) => t(`kinds.rules.${one}`),
          (rule) => set({ hours: { ...kind.hours, rule } }),
        )}
        {number('most', kind.hours.most, 1, 1440, (most) => set({ hours: { ...kind.hours, most } }))}
        {choice(
          'voluntary',
          kind.voluntary,
          volunteering,
          (one) => t(`kinds.voluntary.${one}`),
          (voluntary) => set({ voluntary }),
        )}
        {kind.voluntary !== 'none' && (
          <>
            {field(
              'skills',
              <Select<Skill[]>
                mode="multiple"
                aria-label={word('skills')}
                value={needs.skills}
                options={refined(skillSet).map((value) => ({ value, label: t(`volunteers:skills.${value}`) }))}
                onChange={(skills) => need({ skills })}
              />,
            )}
            {(['training', 'insurance'] as const).map((key) =>
              field(
                key,
                <Switch aria-label={word(key)} checked={needs[key]} onChange={(on) => need({ [key]: on })} className="activity-flag" />,
              ),
            )}
            {field(
              'risk',
              <Input.TextArea
                aria-label={word('risk')}
                maxLength={500}
                value={needs.risk ?? ''}
                onChange={({ target }) => need({ risk: target.value || null })}
              />,
            )}
          </>
        )}
        {flag('open')}
        {flag('planned')}
        {flag('approval')}
        {flag('waiting')}
        {flag('checkOut')}
        {flag('minutes')}
        {flag('retired')}
        {field(
          'noShow',
          <Switch
            aria-label={word('noShow')}
            checked={kind.noShow !== null}
            onChange={(on) => set({ noShow: on ? pause : null })}
            className="activity-flag"
          />,
        )}
        {kind.noShow !== null && (
          <>
            {number('times', pause.times, 1, 20, (times) => times !== null && set({ noShow: { ...pause, times } }))}
            {number('months', pause.months, 1, 24, (months) => months !== null && set({ noShow: { ...pause, months } }))}
            {number('days', pause.days, 1, 366, (days) => days !== null && set({ noShow: { ...pause, days } }))}
          </>
        )}
        <p className="soft wide">{t('kinds.certified')}</p>
        <fieldset className="wide">
          <legend>{word('roles')}</legend>
          {kind.roles.map((role, i) => {
            const put = (part: Partial<typeof role>): void => set({ roles: kind.roles.with(i, { ...role, ...part }) });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a role has no name while it is edited
              <div key={i} className="activity-kind">
                <Input
                  aria-label={word('title')}
                  maxLength={40}
                  value={role.title.zh}
                  onChange={({ target }) => put({ title: { ...role.title, zh: target.value } })}
                />
                <Input
                  aria-label={word('code')}
                  maxLength={40}
                  value={role.code}
                  onChange={({ target }) => put({ code: target.value.trim() })}
                />
                <NumberInput
                  aria-label={word('number')}
                  min={1}
                  max={200}
                  precision={0}
                  value={role.number}
                  onChange={(n) => n !== null && put({ number: n })}
                />
                <Select
                  aria-label={word('join')}
                  value={role.who}
                  options={joiners.map((one) => ({ value: one, label: t(`activities:joiners.${one}`) }))}
                  onChange={(who) => put({ who })}
                />
                <Button danger size="small" onClick={() => set({ roles: kind.roles.toSpliced(i, 1) })}>
                  {t('kinds.removeRole')}
                </Button>
              </div>
            );
          })}
          <Button
            size="small"
            onClick={() =>
              set({
                roles: [...kind.roles, { code: `role_${kind.roles.length + 1}`, title: { zh: '', en: null }, number: 1, who: 'everybody' }],
              })
            }
          >
            {t('kinds.addRole')}
          </Button>
        </fieldset>
        <fieldset className="wide">
          <legend>{word('questions')}</legend>
          {kind.questions === null ? (
            <Button size="small" onClick={() => set({ questions: emptyForm })}>
              {t('kinds.ask')}
            </Button>
          ) : (
            <>
              <FormDesigner
                form={kind.questions}
                formats={['long-text', 'date', 'phone', 'money']}
                onChange={(questions) => set({ questions })}
              />
              <Button size="small" danger onClick={() => set({ questions: null })}>
                {t('kinds.askNothing')}
              </Button>
            </>
          )}
        </fieldset>
      </div>
    </Drawer>
  );
};
