import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Basis, SubsidyScheme } from '#contract/subsidies/scheme.ts';
import { templates } from '#contract/subsidies/templates.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { ChoiceField, Field, MaybeNumberField, NumberField, TextField } from '../../../components/definition/fields.tsx';

const names = Object.keys(templates) as (keyof typeof templates)[];
/** What a way to pay begins with when it is chosen. */
const begun: Readonly<Record<Basis['kind'], Basis>> = {
  household: templates.tianjiaan.basis,
  area: templates.area.basis,
  sizes: templates.caolu.basis,
};
const mostYuan = 10_000_000_000;
const centsOf = (yuan: number): number => Math.round(yuan * 100);

const BasisFields = ({ basis, onChange }: { basis: Basis; onChange: (basis: Basis) => void }) => {
  const { t } = useTranslation('subsidies-console');
  const word = (key: string): string => t(`edit.${key}`);
  return (
    <div className="score-edit">
      <ChoiceField
        label={word('kind')}
        value={basis.kind}
        of={['sizes', 'household', 'area'] as const}
        word={(kind) => t(`kinds.${kind}`)}
        onChange={(kind) => onChange(structuredClone(begun[kind]))}
      />
      {basis.kind === 'household' && (
        <>
          <NumberField
            label={word('household')}
            value={basis.cents / 100}
            most={mostYuan}
            onChange={(yuan) => onChange({ ...basis, cents: centsOf(yuan) })}
          />
          <MaybeNumberField
            label={word('otherwise')}
            value={basis.otherwise === null ? null : basis.otherwise / 100}
            most={mostYuan}
            onChange={(yuan) => onChange({ ...basis, otherwise: yuan === null ? null : centsOf(yuan) })}
          />
        </>
      )}
      {basis.kind === 'area' && (
        <NumberField
          label={word('area')}
          value={basis.cents / 100}
          most={mostYuan}
          onChange={(yuan) => onChange({ ...basis, cents: centsOf(yuan) })}
        />
      )}
      {basis.kind === 'sizes' && (
        <div className="wide">
          {basis.sizes.map((one, i) => {
            const put = (part: Partial<typeof one>): void => onChange({ ...basis, sizes: basis.sizes.with(i, { ...one, ...part }) });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a size has no name
              <div className="score-edit" key={i}>
                {one.most === null ? (
                  <Field label={word('most')}>{word('open')}</Field>
                ) : (
                  <NumberField label={word('most')} value={one.most} most={100_000_000} places={0} onChange={(most) => put({ most })} />
                )}
                <NumberField
                  label={word('yearly')}
                  value={one.cents / 100}
                  most={mostYuan}
                  onChange={(yuan) => put({ cents: centsOf(yuan) })}
                />
                {one.most !== null && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('edit.removeSize', { n: i + 1 })}
                    onClick={() => onChange({ ...basis, sizes: basis.sizes.toSpliced(i, 1) })}
                  />
                )}
              </div>
            );
          })}
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => {
              const at = Math.max(0, basis.sizes.length - 1);
              const before = basis.sizes[at - 1];
              onChange({
                ...basis,
                sizes: basis.sizes.toSpliced(at, 0, { most: (before?.most ?? 0) + 50_000, cents: before?.cents ?? 0 }),
              });
            }}
          >
            {word('addSize')}
          </Button>
        </div>
      )}
    </div>
  );
};

/** Writes a scheme: begun from a place’s rule, gone through field by field. */
export const SchemeEditor = ({ content, problems, onChange, onReplace }: EditorProps<SubsidyScheme>) => {
  const { t } = useTranslation('subsidies-console');
  const cards = useQuery({
    queryKey: ['scorecards', 'cards'],
    queryFn: ({ signal }) => call(endpoints.scorecards.listCards, {}, signal),
    retry: false,
  }).data?.items;
  const set = (part: Partial<SubsidyScheme>): void => onChange({ ...content, ...part });
  const word = (key: string): string => t(`edit.${key}`);
  const { floor, cap, bands } = content;
  const known = (cards ?? [])
    .filter(({ subjects }) => subjects === 'estate')
    .map(({ code, title }) => ({ value: code, label: labelOf(title) }));
  const options = known.some(({ value }) => value === content.card) ? known : [...known, { value: content.card, label: content.card }];
  return (
    <>
      {problems.map(({ at, message }) => (
        <p key={`${at} ${message}`} className="field-problem" role="alert">
          {message}
        </p>
      ))}
      <div className="bar">
        {word('begin')}
        {names.map((name) => (
          <Button key={name} size="small" onClick={() => onReplace(structuredClone(templates[name]))}>
            {t(`templates.${name}`)}
          </Button>
        ))}
      </div>
      <div className="score-edit">
        <TextField label={word('title')} value={content.title.zh} most={60} onChange={(zh) => set({ title: { ...content.title, zh } })} />
        <TextField
          label={word('titleEn')}
          value={content.title.en ?? ''}
          most={80}
          onChange={(en) => set({ title: { ...content.title, en: en || null } })}
        />
        <TextField label={word('source')} value={content.source} most={300} wide onChange={(source) => set({ source })} />
        <Field label={word('card')}>
          <Select aria-label={word('card')} value={content.card} options={options} onChange={(card: string) => set({ card })} />
        </Field>
        <NumberField
          label={word('budget')}
          value={content.budget / 100}
          most={mostYuan}
          onChange={(yuan) => set({ budget: centsOf(yuan) })}
        />
        <MaybeNumberField
          label={word('cap')}
          value={cap === null ? null : cap / 100}
          most={mostYuan}
          onChange={(yuan) => set({ cap: yuan === null ? null : centsOf(yuan) })}
        />
        <Field label={word('floor')}>
          <Checkbox
            checked={floor !== null}
            onChange={({ target }) => set({ floor: target.checked ? { cents: 500_000, from: bands.at(-1)?.from ?? 60 } : null })}
          >
            {word('floorOn')}
          </Checkbox>
        </Field>
        {floor && (
          <>
            <NumberField
              label={word('floorCents')}
              value={floor.cents / 100}
              most={mostYuan}
              onChange={(yuan) => set({ floor: { ...floor, cents: centsOf(yuan) } })}
            />
            <NumberField
              label={word('floorFrom')}
              value={floor.from}
              most={1_000}
              onChange={(from) => set({ floor: { ...floor, from } })}
            />
          </>
        )}
      </div>
      <BasisFields basis={content.basis} onChange={(basis) => set({ basis })} />
      <h2>{word('bands')}</h2>
      {bands.map((one, i) => {
        const put = (part: Partial<typeof one>): void => set({ bands: bands.with(i, { ...one, ...part }) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band has no name
          <div className="score-edit" key={i}>
            <NumberField label={word('from')} value={one.from} most={1_000} onChange={(from) => put({ from })} />
            <NumberField label={word('share')} value={one.share} most={100} onChange={(share) => put({ share })} />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('edit.removeBand', { n: i + 1 })}
              onClick={() => set({ bands: bands.toSpliced(i, 1) })}
            />
          </div>
        );
      })}
      <Button icon={<PlusOutlined />} onClick={() => set({ bands: [...bands, { from: 0, share: 0 }] })}>
        {word('addBand')}
      </Button>
    </>
  );
};
