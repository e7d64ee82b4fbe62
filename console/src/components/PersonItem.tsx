import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { Person, Someone } from '#contract/organisations/offices.ts';
import { call, endpoints } from '../app/api.ts';
import { useSettled } from '../app/hooks.ts';
import { CleanInput } from './CleanInput.tsx';

/** A person in a form: one already known, or the particulars of a new one. */
export interface PersonValue {
  personId?: string | undefined;
  label?: string | undefined;
  fresh?: { name?: string; phone?: string; partyMember?: boolean } | undefined;
}

/** The form's person as the server takes it. */
export const someoneOf = (value: PersonValue): Someone =>
  value.fresh
    ? {
        name: value.fresh.name?.trim() ?? '',
        phone: phoneOf(value.fresh.phone ?? '') || null,
        partyMember: value.fresh.partyMember ?? false,
      }
    : { personId: value.personId ?? '' };

const wordsOf = (person: Person, officeWord: (kind: string) => string): string =>
  [person.phone, ...person.offices.slice(0, 2).map((o) => `${o.at} ${officeWord(o.kind)}`)].filter(Boolean).join(' · ');

const Field = ({
  id,
  value,
  onChange,
  label,
}: {
  id?: string;
  value?: PersonValue;
  onChange?: (value: PersonValue) => void;
  label: string;
}) => {
  const { t } = useTranslation('organisations');
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['org', 'persons', settled],
    enabled: settled.length >= 2,
    queryFn: ({ signal }) => call(endpoints.organisations.findPersons, { query: { q: settled } }, signal),
    placeholderData: keepPreviousData,
  });
  const fresh = value?.fresh;
  if (fresh) {
    const set = (next: PersonValue['fresh']): void => onChange?.({ fresh: { ...fresh, ...next } });
    return (
      <div className="person-new">
        <Input
          {...(id ? { id } : {})}
          autoFocus
          value={fresh.name ?? ''}
          maxLength={40}
          aria-label={t('form.personName')}
          placeholder={t('form.personName')}
          onChange={(e) => set({ name: e.target.value })}
        />
        <CleanInput
          clean={phoneOf}
          value={fresh.phone ?? ''}
          inputMode="tel"
          aria-label={t('form.personPhone')}
          placeholder={t('form.personPhone')}
          onChange={(phone) => set({ phone })}
        />
        <Checkbox checked={fresh.partyMember ?? false} onChange={(e) => set({ partyMember: e.target.checked })}>
          {t('form.partyMember')}
        </Checkbox>
        <Button type="link" size="small" onClick={() => onChange?.({})}>
          {t('form.personKnown')}
        </Button>
      </div>
    );
  }
  const options = (settled.length >= 2 ? (data?.items ?? []) : []).map((person) => ({
    value: person.id,
    label: person.name,
    note: wordsOf(person, (kind) => t(`organisations:officeKinds.${kind}`)),
  }));
  if (value?.personId && !options.some((o) => o.value === value.personId))
    options.push({ value: value.personId, label: value.label ?? '', note: '' });
  return (
    <div className="person-pick">
      <Select
        {...(id ? { id } : {})}
        aria-label={label}
        value={value?.personId}
        placeholder={t('form.personFind')}
        allowClear
        loading={isFetching}
        showSearch={{ filterOption: false, onSearch: setWords, searchValue: words }}
        options={options}
        optionRender={(option) => (
          <span className="pick-option">
            {option.data.label}
            <small className="soft">{option.data.note}</small>
          </span>
        )}
        notFoundContent={t(settled.length < 2 ? 'form.personMore' : isFetching ? 'console:loading' : 'form.personNone')}
        onChange={(personId: string | undefined, option) => {
          setWords('');
          onChange?.({ personId, label: Array.isArray(option) ? undefined : option?.label });
        }}
      />
      <Button
        type="link"
        size="small"
        onClick={() => onChange?.({ fresh: /^\d*$/.test(phoneOf(words)) ? { phone: phoneOf(words) } : { name: words } })}
      >
        {t('form.personNew')}
      </Button>
    </div>
  );
};

/** A person: found by name or full phone number, or entered anew. */
export const PersonItem = ({ name, label }: { name: string | (string | number)[]; label: string }) => {
  const { t } = useTranslation('organisations');
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        {
          validator: (_, value: PersonValue | undefined) => {
            if (!value?.fresh) return value?.personId ? Promise.resolve() : Promise.reject(new Error(t('form.personNeeded')));
            if ((value.fresh.name ?? '').trim().length < 2) return Promise.reject(new Error(t('form.personNameNeeded')));
            const phone = phoneOf(value.fresh.phone ?? '');
            return !phone || mobilePattern.test(phone) ? Promise.resolve() : Promise.reject(new Error(t('form.personPhoneRule')));
          },
        },
      ]}
    >
      <Field label={label} />
    </Form.Item>
  );
};
