import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { openStates } from '#contract/cases/lifecycle.ts';
import { type MapLayerId, type MapLight, mapKinds, mapLayers, mapLights } from '#contract/map/layers.ts';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import { layerMarks, lightMarks, type Mark } from './marks.ts';
import { type KindLayer, kindLayers, type MapSearch } from './search.ts';

/** A mark of the map in the legend. */
const Sign = ({ mark }: { mark: Mark }) => (
  <svg width="16" height="16" viewBox="0 0 20 20" aria-hidden="true" className="city-sign">
    <path d={mark.path} fill={`var(--${mark.colour.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)})`} />
  </svg>
);

const isKindLayer = (layer: MapLayerId): layer is KindLayer => (kindLayers as readonly string[]).includes(layer);

interface Props {
  /** Layers the viewer may see. */
  offered: readonly MapLayerId[];
  on: readonly MapLayerId[];
  search: MapSearch;
  onChange: (change: Partial<Record<keyof MapSearch, unknown>>) => void;
}

const CaseFilters = ({ search, onChange }: Pick<Props, 'search' | 'onChange'>) => {
  const { t } = useTranslation();
  return (
    <div className="city-filters">
      <fieldset className="city-lights" aria-label={t('map:lights')}>
        {mapLights.map((light) => (
          <Checkbox
            key={light}
            checked={search.light?.includes(light) ?? true}
            onChange={({ target }) => {
              const now: MapLight[] = mapLights.filter((one) => (one === light ? target.checked : (search.light?.includes(one) ?? true)));
              onChange({ light: now.length === 0 || now.length === mapLights.length ? undefined : now });
            }}
          >
            <Sign mark={lightMarks[light]} /> {t(`cases:lights.${light}`)}
          </Checkbox>
        ))}
      </fieldset>
      <CategorySelect label={t('map:anyCategory')} value={search.category} onChange={(category) => onChange({ category })} />
      <Select
        mode="multiple"
        allowClear
        size="small"
        maxTagCount="responsive"
        aria-label={t('map:anyState')}
        placeholder={t('map:anyState')}
        value={search.state ?? []}
        onChange={(state) => onChange({ state: state.length > 0 ? state : undefined })}
        options={openStates.map((value) => ({ value, label: t(`cases:states.${value}`) }))}
      />
      <Checkbox checked={search.heat ?? false} onChange={({ target }) => onChange({ heat: target.checked || undefined })}>
        {t('map:heat')}
      </Checkbox>
    </div>
  );
};

/** Switches, filters and legend of the layers, in one: what is drawn, by which mark, and how much of it. */
export const LayerBox = ({ offered, on, search, onChange }: Props) => {
  const { t } = useTranslation();
  const kindName = (layer: KindLayer, kind: string): string =>
    layer === 'places' ? t(`places:kinds.${kind}`) : t(`organisations:organisationKinds.${kind}`);
  return (
    <ul className="city-layers">
      {[...offered].reverse().map((layer) => (
        <li key={layer}>
          <Checkbox
            checked={on.includes(layer)}
            onChange={({ target }) => onChange({ layers: mapLayers.filter((one) => (one === layer ? target.checked : on.includes(one))) })}
          >
            {layer === 'cases' ? <span className="city-circle" aria-hidden="true" /> : <Sign mark={layerMarks[layer]} />}{' '}
            {t(`map:layers.${layer}`)}
          </Checkbox>
          {on.includes(layer) && layer === 'cases' && <CaseFilters search={search} onChange={onChange} />}
          {on.includes(layer) && layer === 'workers' && <p className="soft city-hint">{t('map:presence')}</p>}
          {on.includes(layer) && isKindLayer(layer) && (
            <div className="city-filters">
              <Select
                mode="multiple"
                allowClear
                size="small"
                maxTagCount="responsive"
                aria-label={t('map:anyKind', { layer: t(`map:layers.${layer}`) })}
                placeholder={t('map:allKinds')}
                value={search[layer] ?? []}
                onChange={(kinds) => onChange({ [layer]: kinds.length > 0 ? kinds : undefined })}
                options={mapKinds[layer].map((value) => ({ value: value as string, label: kindName(layer, value) }))}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
};
