import { Form } from 'antd';
import { useMe } from '../app/queries.ts';
import { AreaSelect } from './AreaSelect.tsx';

/** An area as forms hold it: with its name, so that what was left of a form can be shown again. */
export interface PlainArea {
  id: string;
  code: string;
  name: string;
}

/** What a form needs of an area. */
export const plainArea = ({ id, code, name }: PlainArea): PlainArea => ({ id, code, name });

interface Props {
  name: string;
  label: string;
  /** Words where none is chosen; left out where that is allowed. */
  needed?: string | undefined;
  extra?: string;
  /** Begins with the community or grid of whoever has a post in that one alone. */
  own?: boolean;
}

/** An area in a form, held as a {@link PlainArea}. */
export const AreaItem = ({ name, label, needed, extra, own = false }: Props) => {
  const home = useOwnArea();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={needed ? [{ required: true, message: needed }] : []}
      {...(own && home ? { initialValue: home } : {})}
    >
      <Area label={label} />
    </Form.Item>
  );
};

/** Digits of the code of a community; a grid has more. */
const communityDigits = 12;
const useOwnArea = (): PlainArea | null => {
  const areas = new Map(useMe().posts.flatMap(({ area }) => (area ? [[area.code, area] as const] : [])));
  const [only] = areas.values();
  return areas.size === 1 && only && only.code.length >= communityDigits ? plainArea(only) : null;
};

const Area = ({ id, value, onChange, label }: { id?: string; value?: PlainArea; onChange?: (area?: PlainArea) => void; label: string }) => (
  <AreaSelect
    {...(id ? { id } : {})}
    label={label}
    value={value?.code}
    valueName={value?.name}
    onChange={(_, area) => onChange?.(area && plainArea(area))}
  />
);
