import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterContent } from '#contract/registers/content.ts';
import { type PageGroup, type PageIcon, pageGroups, pageIcons } from '#contract/registers/pages.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { signs } from '../signs.tsx';
import { ChoiceItem, ChoicesItem, Labelled, SwitchItem, TextItem } from './Labelled.tsx';

interface Props {
  content: RegisterContent;
  onChange: (next: Partial<Pick<RegisterContent, 'page' | 'open'>>) => void;
}

/** Where people find a register: in the menu, on the phone, and on a page that everybody may read. */
export const PlaceEditor = ({ content, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { page, open, states, fields } = content;
  const shown = fields.filter(({ personal }) => personal === null);
  return (
    <div className="registers-field">
      <SwitchItem
        label={t('design.inMenu')}
        checked={page !== null}
        onChange={(on) => onChange({ page: on ? { group: 'services', order: 100, icon: 'book', phone: false } : null })}
      />
      {page && (
        <>
          <ChoiceItem
            label={t('design.menuGroup')}
            value={page.group}
            options={pageGroups.map((value) => ({ value, label: t(`console:nav.groups.${value}`) }))}
            onChange={(group) => onChange({ page: { ...page, group: group as PageGroup } })}
          />
          <Labelled label={t('design.menuOrder')}>
            <InputNumber
              aria-label={t('design.menuOrder')}
              min={0}
              max={999}
              value={page.order}
              onChange={(order) => onChange({ page: { ...page, order: order ?? 100 } })}
            />
          </Labelled>
          <Labelled label={t('design.menuIcon')}>
            <Select
              aria-label={t('design.menuIcon')}
              value={page.icon}
              options={pageIcons.map((value) => ({
                value,
                title: value,
                label: (
                  <>
                    {signs[value]} {value}
                  </>
                ),
              }))}
              onChange={(icon: PageIcon) => onChange({ page: { ...page, icon } })}
            />
          </Labelled>
          <SwitchItem label={t('design.onPhone')} checked={page.phone} onChange={(phone) => onChange({ page: { ...page, phone } })} />
        </>
      )}
      <SwitchItem
        label={t('design.isOpen')}
        checked={open !== null}
        onChange={(on) =>
          onChange({
            open: on
              ? {
                  title: content.title,
                  help: '',
                  states: states.filter(({ phase }) => phase === 'valid').map(({ code }) => code),
                  fields: [content.titleField],
                  photo: null,
                }
              : null,
          })
        }
      />
      {open && (
        <>
          <TextItem
            label={t('design.openTitle')}
            value={open.title.zh}
            maxLength={100}
            onChange={(zh) => onChange({ open: { ...open, title: { ...open.title, zh } } })}
          />
          <TextItem
            label={t('design.openHelp')}
            value={open.help}
            maxLength={500}
            onChange={(help) => onChange({ open: { ...open, help } })}
          />
          <ChoicesItem
            label={t('design.openStates')}
            value={open.states}
            options={states.map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
            onChange={(next) => onChange({ open: { ...open, states: next } })}
          />
          <ChoicesItem
            label={t('design.openFields')}
            wide
            value={open.fields}
            options={shown.map((field) => ({ value: field.key, label: titleOf(field) }))}
            onChange={(next) => onChange({ open: { ...open, fields: next } })}
          />
          <ChoiceItem
            label={t('design.openPhoto')}
            value={open.photo ?? ''}
            placeholder={t('design.noPhoto')}
            options={[
              { value: '', label: t('design.noPhoto') },
              ...shown.filter(({ type }) => type === 'photo').map((field) => ({ value: field.key, label: titleOf(field) })),
            ]}
            onChange={(photo) => onChange({ open: { ...open, photo: photo || null } })}
          />
        </>
      )}
    </div>
  );
};
